using Marten.Exceptions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Http;

/// <summary>Turns what goes wrong into RFC 9457 problems: a code for programs, a sentence in Chinese and in English for people.</summary>
public static class Problems
{
    public static IResult Of(int status, string code, Sentence message, string? parameter = null) => Results.Problem(
        statusCode: status, title: message.Zh, detail: message.En,
        extensions: new Dictionary<string, object?> { ["code"] = code, ["parameter"] = parameter });

    public static IResult Of(Refusal refusal, int status = StatusCodes.Status422UnprocessableEntity) =>
        Of(status, refusal.Code, refusal.Message, refusal.Column);

    /// <param name="limit">In bytes.</param>
    internal static IResult TooLarge(long limit) => Of(StatusCodes.Status413PayloadTooLarge, "body-too-large", new(
        $"请求正文过大，最多{limit >> 10} KiB。", $"The body is too large; at most {limit >> 10} KiB are read."));

    /// <summary>Gives the problems that the framework makes a code and a sentence, too.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Extensions.ContainsKey("code")) return;
        var (code, zh, en) = problem.Status switch
        {
            StatusCodes.Status401Unauthorized => ("not-signed-in", "请先登录，或提供有效的密钥。", "Sign in, or show a key or a token that is valid."),
            StatusCodes.Status403Forbidden => ("not-permitted", "您的角色没有这项权限。", "Your role does not include this."),
            StatusCodes.Status404NotFound when context.HttpContext.Request.RouteValues.ContainsKey("id") =>
                ("unknown-result", "没有该成果。", "There is no such result."),
            StatusCodes.Status404NotFound => ("not-found", "没有该地址。", "There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", "该地址不支持此方法。", "This address does not take that method."),
            StatusCodes.Status406NotAcceptable => ("not-acceptable", "应答只有application/json。", "Answers are application/json only."),
            StatusCodes.Status409Conflict => Stale,
            StatusCodes.Status415UnsupportedMediaType =>
                ("unsupported-media-type", "请求正文应为application/json。", "The body should be application/json."),
            // Never the framework's own detail, which names classes.
            _ when problem.Extensions.TryGetValue("parameter", out var name) =>
                ("bad-parameter", $"参数“{name}”的值无效。", $"The value of '{name}' is not valid."),
            _ => ("bad-request", "请求无法理解。", "The request is not understood."),
        };
        (problem.Title, problem.Detail) = (zh, en);
        problem.Extensions["code"] = code;
    }

    public static IServiceCollection AddTransferFlowProblems(this IServiceCollection services) => services
        .AddProblemDetails(problems => problems.CustomizeProblemDetails = Complete).AddSingleton<IProblemDetailsWriter, ProblemWriter>();

    /// <summary>Catches what endpoints throw. Pages show their own errors.</summary>
    public static IApplicationBuilder UseTransferFlowProblems(this IApplicationBuilder app) =>
        app.UseWhen(IsApi, api => api.UseStatusCodePages().Use(CatchAsync));

    private static async Task CatchAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (!http.Response.HasStarted && Of(e, http) is { } problem)
        {
            if (problem is IStatusCodeHttpResult { StatusCode: StatusCodes.Status503ServiceUnavailable }) http.Response.Headers.RetryAfter = "1";
            await problem.ExecuteAsync(http);
        }
    }

    private static (string Code, string Zh, string En) Stale =>
        ("stale", "成果刚刚有了新的记录，请刷新后重试。", "The result has just changed; reload it and try again.");

    private static IResult? Of(Exception e, HttpContext http) => e switch
    {
        RefusedException { Refusal: { Code: "unknown-figure" } refusal } => Of(refusal, StatusCodes.Status404NotFound),
        RefusedException { Refusal: var refusal } => Of(refusal, StatusCodes.Status400BadRequest),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge(LimitOf(http)),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => Of(
            StatusCodes.Status408RequestTimeout, "body-too-slow", new("请求正文来得太慢。", "The body comes too slowly.")),
        BadHttpRequestException => Of(
            StatusCodes.Status400BadRequest, "bad-request", new("请求无法理解。", "The request is not understood.")),
        NotReadyException => Of(StatusCodes.Status503ServiceUnavailable, "not-ready", new("系统尚未就绪，请稍后重试。", e.Message)),
        ExistingStreamIdCollisionException => Of(StatusCodes.Status409Conflict, Stale.Code, new(Stale.Zh, Stale.En)),
        // The reply of a commit may be lost; asking again with the same content is harmless.
        _ when IsUnavailable(e) => Of(
            StatusCodes.Status503ServiceUnavailable, "database-unavailable",
            new("数据库暂时不可用，请稍后重试。", "The database cannot be reached at the moment; try again.")),
        _ => null,
    };

    /// <summary>Whether the database is at fault, and not what it was asked. The store wraps some of its exceptions.</summary>
    private static bool IsUnavailable(Exception e) => e switch
    {
        PostgresException { IsTransient: false, SqlState: var state } => state[..2] is "08" or "53" or "57" or "58",
        NpgsqlException or ObjectDisposedException => true,
        _ => e.InnerException is { } inner && IsUnavailable(inner),
    };

    private static long LimitOf(HttpContext http) => http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? Limits.Body;

    internal static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    /// <summary>Whoever accepts no JSON gets a problem all the same: the framework would leave it without words.</summary>
    private sealed class ProblemWriter : IProblemDetailsWriter
    {
        public bool CanWrite(ProblemDetailsContext context) => IsApi(context.HttpContext);

        public async ValueTask WriteAsync(ProblemDetailsContext context)
        {
            Complete(context);
            await context.HttpContext.Response.WriteAsJsonAsync(
                context.ProblemDetails, options: null, "application/problem+json", context.HttpContext.RequestAborted);
        }
    }
}
