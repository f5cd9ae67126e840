using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TransferFlow.Service.Http;

/// <summary>How much a caller can ask for; set by <c>Limits__RequestsPerSecond</c> and so on.</summary>
/// <param name="RequestsPerSecond">Of one caller, or of one address where nobody is signed in; on average.</param>
/// <param name="Burst">How many requests can come at once after a pause.</param>
/// <param name="Seconds">How long a request is worked on before it is given up.</param>
public sealed record Limits(int RequestsPerSecond = 1_000, int Burst = 5_000, int Seconds = 60)
{
    /// <summary>The greatest body, in bytes, of an endpoint that sets no other limit (<see cref="IRequestSizeLimitMetadata"/>): 64 KiB.</summary>
    public const long Body = 64L << 10;
}

/// <summary>Keeps one caller from taking the server away from all others, and answers whoever asks for too much by a problem.</summary>
public static class LimitsExtensions
{
    public static IServiceCollection AddTransferFlowLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection("Limits").Get<Limits>() ?? new();
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new()
        {
            Timeout = TimeSpan.FromSeconds(limits.Seconds), TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = GiveUpAsync,
        });
        return services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                Problems.IsApi(http)
                    ? RateLimitPartition.GetTokenBucketLimiter(CallerOf(http), _ => Bucket(limits))
                    : RateLimitPartition.GetNoLimiter(""));
            limiter.OnRejected = (rejected, _) => new(RefuseAsync(rejected.HttpContext, rejected.Lease));
        });
    }

    /// <summary>Comes after authentication, so that it knows the caller.</summary>
    public static IApplicationBuilder UseTransferFlowLimits(this IApplicationBuilder app) =>
        app.UseRequestTimeouts().UseRateLimiter().UseWhen(Problems.IsApi, api => api.Use(RefuseLargeBodiesAsync));

    private static TokenBucketRateLimiterOptions Bucket(Limits limits) => new()
    {
        TokenLimit = limits.Burst, TokensPerPeriod = limits.RequestsPerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    };

    private static string CallerOf(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true, Name: { } actor } ? $"actor {actor}" : $"address {http.Connection.RemoteIpAddress}";

    private static Task RefuseAsync(HttpContext http, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "too-many-requests", new(
            $"请求过多，请{wait}秒后重试。", $"There are too many requests; try again in {wait} seconds.")).ExecuteAsync(http);
    }

    private static Task GiveUpAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        return Problems.Of(StatusCodes.Status503ServiceUnavailable, "timed-out", new("处理时间过长，已放弃。", "It took too long and was given up."))
            .ExecuteAsync(http);
    }

    /// <summary>A body that says how large it is need not be kept to be refused; one that does not is cut off while it is read.</summary>
    private static Task RefuseLargeBodiesAsync(HttpContext http, RequestDelegate next)
    {
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own ? own.MaxRequestBodySize : Limits.Body;
        var isTooLarge = http.Request.ContentLength > limit;
        // Behind the answer the server lets what is still to come run out for some seconds; few clients read an answer before they have sent all.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature) feature.MaxRequestBodySize = isTooLarge ? null : limit;
        return isTooLarge ? Problems.Of(Trouble.TooLarge).ExecuteAsync(http) : next(http);
    }
}
