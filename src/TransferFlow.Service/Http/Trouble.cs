using JasperFx;
using Marten.Exceptions;
using Microsoft.AspNetCore.Http;
using Npgsql;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Http;

/// <summary>What can be told, to programs and on pages, of something that went wrong.</summary>
/// <param name="Code">For programs and for support.</param>
/// <param name="Parameter">What of the request is at fault, where one part is.</param>
public sealed record Trouble(int Status, string Code, Sentence Message, string? Parameter = null)
{
    public static Trouble TooLarge { get; } = new(
        StatusCodes.Status413PayloadTooLarge, "body-too-large", new("请求正文过大。", "The body is too large."));

    /// <returns>Null for a fault of the program.</returns>
    public static Trouble? Of(Exception exception) => exception switch
    {
        RefusedException { Refusal: var refusal } => Of(StatusOf(refusal), refusal),
        BadHttpRequestException bad => Of(bad),
        NotReadyException late => new(StatusCodes.Status503ServiceUnavailable, "not-ready", new("系统尚未就绪，请稍后重试。", late.Message)),
        StartingException { State: var state } starting => new(
            StatusCodes.Status503ServiceUnavailable, "starting",
            new($"系统正在启动：已载入 {state.RowsLoaded:N0} 行，共 {state.RowsInAll:N0} 行。请稍后重试。", starting.Message)),
        ExistingStreamIdCollisionException or ConcurrencyException => Of(StatusCodes.Status409Conflict, Refusals.JustChanged),
        // The reply of a commit may be lost; asking again with the same content is harmless.
        _ when IsUnavailable(exception) => new(
            StatusCodes.Status503ServiceUnavailable, "database-unavailable",
            new("数据库暂时不可用，请稍后重试。", "The database cannot be reached at the moment; try again.")),
        _ => null,
    };

    /// <summary>What the server finds while it reads a body.</summary>
    private static Trouble Of(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status408RequestTimeout => new(bad.StatusCode, "body-too-slow", new("请求正文来得太慢。", "The body comes too slowly.")),
        _ => new(StatusCodes.Status400BadRequest, "bad-request", new("请求无法理解。", "The request is not understood.")),
    };

    private static Trouble Of(int status, Refusal refusal) => new(status, refusal.Code, refusal.Message, refusal.Column);

    private static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "unknown-figure" or "unknown-result" or "not-found" => StatusCodes.Status404NotFound,
        "not-permitted" => StatusCodes.Status403Forbidden,
        "file-too-large" => StatusCodes.Status413PayloadTooLarge,
        "unsupported-media-type" => StatusCodes.Status415UnsupportedMediaType,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>Whether the database is at fault, and not what it was asked. The store wraps some of its exceptions.</summary>
    private static bool IsUnavailable(Exception e) => e switch
    {
        PostgresException { IsTransient: false, SqlState: var state } => state[..2] is "08" or "53" or "57" or "58",
        NpgsqlException or ObjectDisposedException => true,
        _ => e.InnerException is { } inner && IsUnavailable(inner),
    };
}
