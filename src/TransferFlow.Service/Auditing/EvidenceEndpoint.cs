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

/// <summary>The evidence of one result over HTTP: what there is, as of a date and as known at a position, and each file.</summary>
public static class EvidenceEndpoint
{
    [Needs(Act.SeeResults)]
    [WolverineGet("/api/v1/results/{id}/evidence")]
    public static async Task<IResult> List(
        string id, DateOnly? asOf, string? knownAt, HttpContext http, Histories histories, Knowledge knowledge, CancellationToken stop)
    {
        var position = await knowledge.PinAsync(knownAt, stop);
        return await histories.FindAsync(id, asOf ?? DateOnly.MaxValue, position, http.Caller(), stop) is { } history
            ? Results.Json(new { id = history.Id, knownAt = position.ToString(), evidence = history.Evidence.Select(entry => Line(history.Id, entry)) })
            : HistoryEndpoint.Unknown;
    }

    /// <summary>A file, only where this result has it as evidence.</summary>
    [Needs(Act.SeeResults)]
    [WolverineGet("/api/v1/results/{id}/evidence/{sha256}")]
    public static async Task<IResult> Get(
        string id, string sha256, HttpContext http, Histories histories, Knowledge knowledge, EvidenceFiles files, FileTurns turns,
        CancellationToken stop)
    {
        var position = await knowledge.PinAsync(null, stop);
        if (await histories.FindAsync(id, DateOnly.MaxValue, position, http.Caller(), stop) is not { } history) return HistoryEndpoint.Unknown;
        // What is void is listed no more; whoever looks into the past can still look at it.
        var facts = history.Entries.OrderBy(entry => entry.Version).Select(entry => entry.Fact).OfType<Fact.EvidenceAttached>();
        return facts.LastOrDefault(fact => fact.Sha256 == sha256) is { } evidence
            ? new EvidenceDownload(evidence, files, turns)
            : Problems.Of(StatusCodes.Status404NotFound, "unknown-evidence", new("该成果没有此证据。", "The result has no such evidence."));
    }

    /// <summary>Where a file can be downloaded.</summary>
    public static string Address(string result, string sha256) => $"/api/v1/results/{Uri.EscapeDataString(result)}/evidence/{sha256}";

    private static JsonObject Line(string result, HistoryEntry entry)
    {
        var line = HistoryEndpoint.Line(entry);
        line["address"] = Address(result, ((Fact.EvidenceAttached)entry.Fact).Sha256);
        return line;
    }
}
