using Microsoft.AspNetCore.Http;
using Npgsql;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Shell;

/// <summary>Why a page cannot show what it was asked for.</summary>
/// <param name="Code">For programs and for support.</param>
public sealed record Trouble(int Status, string Code, Sentence Message)
{
    /// <summary>What can be told of an exception; null for one that is a fault of the program.</summary>
    internal static Trouble? Of(Exception exception) => exception switch
    {
        RefusedException refused => new(StatusCodes.Status400BadRequest, refused.Refusal.Code, refused.Refusal.Message),
        NotReadyException late => new(StatusCodes.Status503ServiceUnavailable, "not-ready", new(Words.NotReady.Zh, late.Message)),
        NpgsqlException => new(StatusCodes.Status503ServiceUnavailable, "database-unavailable", Words.DatabaseUnavailable),
        _ => null,
    };
}
