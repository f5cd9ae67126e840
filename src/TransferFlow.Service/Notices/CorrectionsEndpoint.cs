using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage.ReadModel;
using Wolverine.Http;

namespace TransferFlow.Service.Notices;

/// <summary>One request; what does not apply is absent.</summary>
/// <param name="Correction">The version of the request: with the result it names the correction.</param>
/// <param name="Status">pending, approved or refused.</param>
/// <param name="By">Who asked: an opaque id.</param>
/// <param name="Facts">The versions of the facts that it changes.</param>
/// <param name="Approvable">Whether it waits and the caller may approve it.</param>
public sealed record ListedCorrectionLine(
    string Result, string Owner, string Number, string? Title, long Correction, string Status, string By, string? Organisation,
    DateTimeOffset RequestedAt, string Reason, IReadOnlyList<long> Facts, string? AnsweredBy, DateTimeOffset? AnsweredAt, bool Approvable);

public sealed record ListedCorrectionLines(
    long Total, int Page, int Pages, IReadOnlyList<ListedCorrectionLine> Corrections, string? Prev, string? Next);

/// <summary>
/// 更正: the corrections of the results that the caller may see, first those that the caller may approve. Parameters: <c>status</c> (pending, approved,
/// refused, all; pending), <c>page</c>, <c>pageSize</c> (50, at most 200).
/// </summary>
public static class CorrectionsEndpoint
{
    /// <summary>Stands for every status.</summary>
    internal const string All = "all";

    private const string Path = "/api/v1/corrections";

    private static readonly Dictionary<string, StatusChoice> choices =
        CorrectionStatuses.Codes.Select(pair => new StatusChoice(pair.Key, pair.Value)).Append(new(All, null)).ToDictionary(choice => choice.Code);

    [Needs(Act.SeeResults)]
    [Asks("status", "page", "pageSize")]
    [WolverineGet(Path)]
    public static async Task<ListedCorrectionLines> Get(HttpContext http, CorrectionInbox inbox, Knowledge knowledge, CancellationToken stop)
    {
        var query = new AddressQuery(http);
        var status = query.Choice("status", choices) ?? choices[CorrectionStatus.Pending.Code()];
        await knowledge.PinAsync(null, stop);
        var found = await inbox.FindAsync(new(status.Status, query.Page, query.PageSize), http.Caller(), stop);
        string AddressOf(int page) =>
            WebAddress.Of(Path, [("status", status.Code), ("page", $"{page}"), ("pageSize", $"{query.PageSize}")]);
        return new(
            found.Total, query.Page, found.Pages, [.. found.Corrections.Select(Line)],
            query.Page > 1 ? AddressOf(query.Page - 1) : null, query.Page < found.Pages ? AddressOf(query.Page + 1) : null);
    }

    private static ListedCorrectionLine Line(ListedCorrection one) => new(
        one.Result, one.Owner, one.Number, one.Title, one.Correction, one.Status.Code(), one.Request.By, one.Organisation, one.RequestedAt,
        one.Request.Reason, [.. one.Request.Changes.Select(change => change.Version)], one.AnsweredBy, one.AnsweredAt, one.IsApprovable);

    private readonly record struct StatusChoice(string Code, CorrectionStatus? Status);
}
