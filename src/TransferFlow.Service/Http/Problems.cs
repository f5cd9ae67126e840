using Marten.Exceptions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Http;

/// <summary>Turns what goes wrong into RFC 9457 problems: a code for programs, a sentence in Chinese and in English for people.</summary>
public static class Problems
{
    public static IResult Of(int status, string code, Sentence message, string? parameter = null) => Microsoft.AspNetCore.Http.Results.Problem(
        statusCode: status, title: message.Zh, detail: message.En,
        extensions: new Dictionary<string, object?> { ["code"] = code, ["parameter"] = parameter });

    public static IResult Of(Refusal refusal, int status = StatusCodes.Status422UnprocessableEntity) => Of(status, refusal.Code, refusal.Message, refusal.Column);

    /// <summary>Catches what endpoints throw. Pages show their own errors.</summary>
    public static IApplicationBuilder UseTransferFlowProblems(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (RefusedException e) when (IsApi(http))
        {
            await Of(e.Refusal, e.Refusal.Code is "unknown-figure" ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest).ExecuteAsync(http);
        }
        catch (NotReadyException e) when (IsApi(http))
        {
            http.Response.Headers.RetryAfter = "1";
            await Of(StatusCodes.Status503ServiceUnavailable, "not-ready", new("系统尚未就绪，请稍后重试。", e.Message)).ExecuteAsync(http);
        }
        catch (ExistingStreamIdCollisionException) when (IsApi(http))
        {
            await Of(StatusCodes.Status409Conflict, "stale", new("该成果刚刚由他人登记，请刷新后重试。", "Someone else has just registered this result; look at it and try again.")).ExecuteAsync(http);
        }
        catch (Exception e) when (IsApi(http) && e is NpgsqlException or ObjectDisposedException)
        {
            // The reply of a commit may be lost; asking again with the same content is harmless.
            http.Response.Headers.RetryAfter = "1";
            await Of(StatusCodes.Status503ServiceUnavailable, "database-unavailable", new("数据库暂时不可用，请稍后重试。", "The database cannot be reached at the moment; try again.")).ExecuteAsync(http);
        }
    });

    private static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !http.Response.HasStarted;
}
