using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;
using Wolverine.Http;

namespace TransferFlow.Service.Auditing;

/// <summary>The facts of one result over HTTP, in timeline order, with both times.</summary>
public static class HistoryEndpoint
{
    [Needs(Act.SeeResults)]
    [WolverineGet("/api/v1/results/{id}/history")]
    public static async Task<IResult> Get(
        string id, DateOnly? asOf, string? knownAt, HttpContext http, Histories histories, Knowledge knowledge, CancellationToken stop)
    {
        var position = await knowledge.PinAsync(knownAt, stop);
        if (await histories.FindAsync(id, asOf ?? DateOnly.MaxValue, position, http.Caller(), stop) is not { } history) return Unknown;
        return Results.Json(new { id = history.Id, knownAt = position.ToString(), entries = history.Entries.Select(Line) });
    }

    /// <summary>The answer for what does not exist and for what the caller may not see.</summary>
    internal static IResult Unknown => Problems.Of(Refusals.UnknownResult, StatusCodes.Status404NotFound);

    /// <summary>One fact as the command line prints it, too.</summary>
    public static JsonObject Line(HistoryEntry entry) => new()
    {
        ["position"] = entry.Position.ToString(),
        ["version"] = entry.Version,
        ["occurredOn"] = entry.Fact.OccurredOn.ToString("yyyy-MM-dd"),
        ["recordedAt"] = entry.RecordedAt.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ"),
        ["event"] = entry.Fact.Code(),
        ["fact"] = JsonNode.Parse(FactJson.Write(entry.Fact)),
        ["void"] = entry.IsVoid,
        ["correction"] = entry.Correction,
        ["firstSaid"] = entry.FirstSaid is { } first ? JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(first, FactJson.Options)) : null,
        ["late"] = entry.IsLate,
        ["actor"] = entry.Actor,
        ["organisation"] = entry.Organisation,
        ["cause"] = entry.Cause,
        ["why"] = entry.Why,
    };
}
