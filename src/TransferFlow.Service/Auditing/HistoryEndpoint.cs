using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
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
        string id, DateOnly? asOf, string? knownAt, Histories histories, Knowledge knowledge, CancellationToken stop)
    {
        var position = await knowledge.PinAsync(knownAt, stop);
        if (await histories.FindAsync(id, asOf ?? DateOnly.MaxValue, position, stop) is not { } history)
            return Unknown(id, position);
        return Results.Json(new { id = history.Id, knownAt = position.ToString(), entries = history.Entries.Select(Line) });
    }

    internal static IResult Unknown(string id, Position at) => Problems.Of(StatusCodes.Status404NotFound, "unknown-result", new(
        $"没有成果“{Fault.Shown(id)}”。", $"There is no result '{Fault.Shown(id)}' at {at}."));

    /// <summary>One fact as the command line prints it, too.</summary>
    public static JsonObject Line(HistoryEntry entry) => new()
    {
        ["position"] = entry.Position.ToString(),
        ["version"] = entry.Version,
        ["occurredOn"] = entry.Fact.OccurredOn.ToString("yyyy-MM-dd"),
        ["recordedAt"] = entry.RecordedAt.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ"),
        ["event"] = entry.Fact.Code(),
        ["fact"] = JsonNode.Parse(FactJson.Write(entry.Fact)),
        ["late"] = entry.IsLate,
        ["actor"] = entry.Actor,
        ["organisation"] = entry.Organisation,
        ["cause"] = entry.Cause,
        ["why"] = entry.Why,
    };
}
