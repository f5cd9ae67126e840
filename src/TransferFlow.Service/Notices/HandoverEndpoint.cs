using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage.ReadModel;
using Wolverine.Http;

namespace TransferFlow.Service.Notices;

/// <summary>One offer; what is not known is absent.</summary>
/// <param name="Status">pending, accepted, declined or expired.</param>
/// <param name="Days">How long it has been waiting or, once answered, how long it waited.</param>
public sealed record HandoverLine(
    string Result, string Owner, string Number, string? Title, string Handover, Stage ToStage, string? FromSite, string? ToSite, string? ToRegion,
    DateOnly OfferedOn, DateOnly? Until, string Status, DateOnly? AnsweredOn, int Days);

public sealed record HandoverLines(long Total, int Page, int Pages, IReadOnlyList<HandoverLine> Handovers, string? Prev, string? Next);

/// <summary>
/// The offers that the caller has to do with. Parameters: <c>direction</c> (in, out; in), <c>status</c> (pending, accepted, declined, expired,
/// answered for those three, all; pending), <c>page</c>, <c>pageSize</c> (50, at most 200).
/// </summary>
public static class HandoverEndpoint
{
    private const string Path = "/api/v1/handovers";

    private static readonly Dictionary<string, HandoverDirection> directions =
        new() { ["in"] = HandoverDirection.In, ["out"] = HandoverDirection.Out };

    private static readonly Dictionary<string, StatusChoice> choices = ((StatusChoice[])
    [
        .. HandoverStatuses.Codes.Select(pair => new StatusChoice(pair.Key, [pair.Value])),
        new("answered", [HandoverStatus.Accepted, HandoverStatus.Declined, HandoverStatus.Expired]),
        new("all", []),
    ]).ToDictionary(choice => choice.Code);

    [Needs(Act.SeeResults)]
    [Asks("direction", "status", "page", "pageSize")]
    [WolverineGet(Path)]
    public static async Task<HandoverLines> Get(HttpContext http, HandoverInbox inbox, Knowledge knowledge, CancellationToken stop)
    {
        var query = new AddressQuery(http);
        var direction = query.Choice("direction", directions) ?? HandoverDirection.In;
        var status = query.Choice("status", choices) ?? choices["pending"];
        await knowledge.PinAsync(null, stop);
        var found = await inbox.FindAsync(new(direction, status.Statuses, query.Page, query.PageSize), http.Caller(), stop);
        string AddressOf(int page) => WebAddress.Of(Path,
        [
            ("direction", direction == HandoverDirection.In ? "in" : "out"), ("status", status.Code),
            ("page", $"{page}"), ("pageSize", $"{query.PageSize}"),
        ]);
        return new(
            found.Total, query.Page, found.Pages, [.. found.Handovers.Select(Line)],
            query.Page > 1 ? AddressOf(query.Page - 1) : null, query.Page < found.Pages ? AddressOf(query.Page + 1) : null);
    }

    private static HandoverLine Line(ListedHandover offer) => new(
        offer.Result, offer.Owner, offer.Number, offer.Title, offer.Handover, offer.ToStage, offer.FromSite, offer.ToSite, offer.ToRegion,
        offer.OfferedOn, offer.Until, offer.Status.Code(), offer.AnsweredOn, offer.Days);

    private readonly record struct StatusChoice(string Code, IReadOnlyCollection<HandoverStatus> Statuses);
}
