using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage.ReadModel;
using Wolverine.Http;

namespace TransferFlow.Service.Notices;

/// <summary>One notice; what does not apply is absent. See <see cref="Notice"/>.</summary>
public sealed record NoticeLine(
    string Kind, string Result, string Owner, string Number, string? Title, DateOnly Since, int Days, string? Handover, Stage? Stage,
    string? FromSite, string? Site, string? Region, DateOnly? Until, bool Urgent);

/// <param name="Counts">How many there are of each kind, whichever kind is asked for.</param>
/// <param name="Urgent">How many of all of them cannot wait.</param>
/// <param name="Total">Of the kind that is asked for.</param>
public sealed record NoticeLines(
    IReadOnlyDictionary<string, long> Counts, long Urgent, long Total, int Page, int Pages, IReadOnlyList<NoticeLine> Notices, string? Prev,
    string? Next);

/// <summary>
/// What waits for the caller. Parameters: <c>kind</c> (handover-to-answer, handover-declined, handover-expired, result-stalled; all), <c>page</c>,
/// <c>pageSize</c> (50, at most 200).
/// </summary>
public static class NoticeEndpoint
{
    private const string Path = "/api/v1/notices";

    [Needs(Act.SeeResults)]
    [Asks("kind", "page", "pageSize")]
    [WolverineGet(Path)]
    public static async Task<NoticeLines> Get(HttpContext http, NoticeBoard board, Knowledge knowledge, CancellationToken stop)
    {
        var query = new AddressQuery(http);
        var search = new NoticeSearch(query.Choice("kind", NoticeKinds.Codes), query.Page, query.PageSize);
        await knowledge.PinAsync(null, stop);
        var found = await board.FindAsync(search, http.Caller(), stop);
        string AddressOf(int page) =>
            WebAddress.Of(Path, [("kind", search.Kind?.Code()), ("page", $"{page}"), ("pageSize", $"{search.PageSize}")]);
        return new(
            found.Counts.ByKind.ToDictionary(pair => pair.Key.Code(), pair => pair.Value), found.Counts.Urgent, found.Total, search.Page, found.Pages,
            [.. found.Notices.Select(Line)], search.Page > 1 ? AddressOf(search.Page - 1) : null,
            search.Page < found.Pages ? AddressOf(search.Page + 1) : null);
    }

    private static NoticeLine Line(Notice notice) => new(
        notice.Kind.Code(), notice.Result, notice.Owner, notice.Number, notice.Title, notice.Since, notice.Days, notice.Handover, notice.Stage,
        notice.FromSite, notice.Site, notice.Region, notice.Until, notice.IsUrgent);
}
