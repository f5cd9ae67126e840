using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage.ReadModel;
using Wolverine.Http;

namespace TransferFlow.Service.Auditing;

/// <summary>What a correction changes in one fact.</summary>
/// <param name="Was">What it said when the correction was asked for.</param>
/// <param name="Becomes">What it should have said; absent where it is void.</param>
public sealed record CorrectedLine(long Version, Fact Was, Fact? Becomes, bool Void);

/// <summary>更正: one request and its answer; what does not apply is absent.</summary>
/// <param name="Correction">The version of the request.</param>
/// <param name="Status">pending, approved or refused.</param>
/// <param name="By">Who asked: an opaque id.</param>
/// <param name="AnsweredAt">When it was approved or refused.</param>
/// <param name="AnswerReason">Why it was refused.</param>
/// <param name="Approvable">Whether it waits and the caller could approve it: a person with the right to log, other than who asked.</param>
public sealed record CorrectionLine(
    long Correction, string Status, string By, string? Organisation, DateTimeOffset RequestedAt, string Reason, IReadOnlyList<CorrectedLine> Changes,
    string? AnsweredBy, DateTimeOffset? AnsweredAt, string? AnswerReason, bool Approvable);

/// <summary>The corrections of a result as known at a position, in the order in which they were asked for.</summary>
public sealed record CorrectionLines(string Id, string KnownAt, long Version, IReadOnlyList<CorrectionLine> Corrections);

/// <summary>更正: the corrections of one result; parameter <c>knownAt</c> (now).</summary>
public static class ResultCorrectionsEndpoint
{
    [Needs(Act.SeeResults)]
    [Asks("knownAt")]
    [WolverineGet("/api/v1/results/{id}/corrections")]
    public static async Task<CorrectionLines> Get(
        string id, HttpContext http, Histories histories, Knowledge knowledge, CancellationToken stop)
    {
        var knownAt = await knowledge.PinAsync(new AddressQuery(http).Text("knownAt"), stop);
        return await histories.FindAsync(id, DateOnly.MaxValue, knownAt, http.Caller(), stop) is not { } history
            ? throw new RefusedException(Refusals.UnknownResult)
            : new(history.Id, knownAt.ToString(), history.Version, [.. history.Corrections.Select(Line)]);
    }

    private static CorrectionLine Line(HistoryCorrection one)
    {
        var request = one.Correction.Request;
        return new(
            one.Correction.Version, one.Correction.Status.Code(), request.By, one.Asked.Organisation, one.Asked.RecordedAt, request.Reason,
            [.. one.Changes.Select(change => new CorrectedLine(change.Version, change.Was, change.Becomes, change.Becomes is null))],
            one.Correction.AnsweredBy, one.Answered?.RecordedAt, one.RefusedBecause, one.IsApprovable);
    }
}
