using JasperFx;
using Marten.Exceptions;
using Microsoft.AspNetCore.Http;
using Npgsql;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Http;

/// <summary>What can be told, to programs and on pages, of something that went wrong.</summary>
/// <param name="Code">For programs and for support.</param>
/// <param name="Parameter">What of the request is at fault, where one part is.</param>
public sealed record Trouble(int Status, string Code, Sentence Message, string? Parameter = null)
{
    /// <returns>Null for a fault of the program.</returns>
    public static Trouble? Of(Exception exception) => exception switch
    {
        RefusedException { Refusal: var refusal } => Of(StatusOf(refusal), refusal),
        // The server has cut the request off.
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(
            StatusCodes.Status413PayloadTooLarge, "file-too-large", new("文件过大。", "The file is too large."), "file"),
        NotReadyException late => new(StatusCodes.Status503ServiceUnavailable, "not-ready", new("系统尚未就绪，请稍后重试。", late.Message)),
        ExistingStreamIdCollisionException or ConcurrencyException => Of(StatusCodes.Status409Conflict, Refusals.JustChanged),
        // The reply of a commit may be lost; asking again with the same content is harmless.
        _ when IsUnavailable(exception) => new(
            StatusCodes.Status503ServiceUnavailable, "database-unavailable",
            new("数据库暂时不可用，请稍后重试。", "The database cannot be reached at the moment; try again.")),
        _ => null,
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
