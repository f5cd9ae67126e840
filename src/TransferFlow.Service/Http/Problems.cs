using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Http;

/// <summary>Turns what goes wrong into RFC 9457 problems: a code for programs, a sentence in Chinese and in English for people.</summary>
public static class Problems
{
    public static IResult Of(int status, string code, Sentence message, string? parameter = null) => Results.Problem(
        statusCode: status, title: message.Zh, detail: message.En,
        extensions: new Dictionary<string, object?> { ["code"] = code, ["parameter"] = parameter });

    public static IResult Of(Refusal refusal, int status = StatusCodes.Status422UnprocessableEntity) =>
        Of(status, refusal.Code, refusal.Message, refusal.Column);

    public static IResult Of(Trouble trouble) => Of(trouble.Status, trouble.Code, trouble.Message, trouble.Parameter);

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
                (Refusals.UnknownResult.Code, Refusals.UnknownResult.Message.Zh, Refusals.UnknownResult.Message.En),
            StatusCodes.Status404NotFound => ("not-found", "没有该地址。", "There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", "该地址不支持此方法。", "This address does not take that method."),
            StatusCodes.Status406NotAcceptable => ("not-acceptable", "应答只有application/json。", "Answers are application/json only."),
            StatusCodes.Status409Conflict => (Refusals.JustChanged.Code, Refusals.JustChanged.Message.Zh, Refusals.JustChanged.Message.En),
            StatusCodes.Status415UnsupportedMediaType =>
                ("unsupported-media-type", "请求正文应为application/json。", "The body should be application/json."),
            // Never the framework's own detail, which names classes.
            _ when problem.Extensions.TryGetValue("parameter", out var name) =>
                ("bad-parameter", $"参数“{name}”的值无效。", $"The value of '{name}' is not valid."),
            _ => ("bad-request", "请求无法理解。", "The request is not understood."),
        };
        (problem.Title, problem.Detail) = (zh, en);
        // The same members in the same order as in our own: a missing result must not be told from one that belongs to others.
        problem.Extensions.TryGetValue("parameter", out var parameter);
        problem.Extensions.TryGetValue("traceId", out var trace);
        problem.Extensions.Clear();
        (problem.Extensions["code"], problem.Extensions["parameter"]) = (code, parameter);
        if (trace is not null) problem.Extensions["traceId"] = trace;
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
        catch (Exception e) when (!http.Response.HasStarted && Trouble.Of(e) is { } trouble)
        {
            if (trouble.Status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = "1";
            await Of(trouble).ExecuteAsync(http);
        }
    }

    internal static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
}
