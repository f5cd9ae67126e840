using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;
using Wolverine.Http;

namespace TransferFlow.Service.Monitoring;

/// <summary>One result of a list; what is not known is absent.</summary>
/// <param name="Stage">Where it is or, once ended, where it was.</param>
/// <param name="Ended">terminated, withdrawn or superseded.</param>
public sealed record ResultLine(
    string Id, string Owner, string Number, string? Title, string? Field, string OriginRegion, Stage? Stage, string? Site, string? HostRegion,
    DateOnly? Since, string? Ended, DateOnly? EndedOn)
{
    internal static ResultLine Of(ListedResult result) => new(
        result.Id, result.Owner, result.Number, result.Title, result.Field, result.OriginRegion, result.Stage, result.Site, result.HostRegion,
        result.Since, result.Ended?.Code(), result.EndedOn);
}

/// <param name="Next">The address of the next page at the same date and position; absent on the last.</param>
public sealed record ResultLines(
    DateOnly AsOf, string KnownAt, long Total, int Page, int Pages, IReadOnlyList<ResultLine> Results, string? Prev, string? Next);

/// <summary>
/// The results that the caller may see, newest entries first. Parameters: <c>text</c>, <c>stage</c>, <c>within</c>, <c>field</c>, <c>owner</c>,
/// <c>inFlight</c>, <c>asOf</c> (today), <c>knownAt</c> (now), <c>page</c>, <c>pageSize</c> (50, at most 200).
/// </summary>
public static class ResultListEndpoint
{
    private const string Path = "/api/v1/results";

    [Needs(Act.SeeResults)]
    [Asks("text", "stage", "within", "field", "owner", "inFlight", "asOf", "knownAt", "page", "pageSize")]
    [WolverineGet(Path)]
    public static async Task<ResultLines> Get(
        HttpContext http, ResultList results, Catalogues catalogues, Knowledge knowledge, TimeProvider clock, CancellationToken stop)
    {
        var query = new AddressQuery(http);
        var asked = new ResultSearch(
            query.Date("asOf") ?? ChinaCalendar.Today(clock.GetUtcNow()), default, query.Text("text"), query.Stage("stage"), Within(query, catalogues),
            Field(query, catalogues), query.Text("owner"), query.Flag("inFlight"), query.Page, query.PageSize);
        var knownAt = await knowledge.PinAsync(query.Text("knownAt"), stop);
        return Lines(await results.FindAsync(asked with { KnownAt = knownAt }, http.Caller(), stop));
    }

    private static string? Within(AddressQuery query, Catalogues catalogues) =>
        query.Text("within") is not { } place || catalogues.Regions.KnowsPlace(place) ? query.Text("within") : throw new RefusedException(
            new("unknown-place", new(
                $"没有代码为“{Fault.Shown(place)}”的区域或中心。", $"There is no region or centre with the code '{Fault.Shown(place)}'."), "within"));

    private static string? Field(AddressQuery query, Catalogues catalogues) =>
        query.Text("field") is not { } field || catalogues.Fields.Knows(field) ? query.Text("field")
            : throw new RefusedException(Fault.UnknownCode("field", field, catalogues.Fields));

    private static ResultLines Lines(ResultPage found) => new(
        found.Search.AsOf, found.Search.KnownAt.ToString(), found.Total, found.Search.Page, found.Pages, [.. found.Results.Select(ResultLine.Of)],
        found.Search.Page > 1 ? AddressOf(found.Search with { Page = found.Search.Page - 1 }) : null,
        found.Search.Page < found.Pages ? AddressOf(found.Search with { Page = found.Search.Page + 1 }) : null);

    private static string AddressOf(ResultSearch search) => WebAddress.Of(Path,
    [
        ("text", search.Text), ("stage", search.Stage?.Code()), ("within", search.Within), ("field", search.Field), ("owner", search.Owner),
        ("inFlight", search.InFlightOnly ? "true" : null), ("asOf", $"{search.AsOf:yyyy-MM-dd}"), ("knownAt", search.KnownAt.ToString()),
        ("page", $"{search.Page}"), ("pageSize", $"{search.PageSize}"),
    ]);
}
