using System.Text.Json;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Auditing;
using TransferFlow.Service.Monitoring;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Figures;

/// <summary>Lists of results and the histories of single ones, against the timelines.</summary>
internal static class ResultsAsReplayed
{
    public static async Task CheckAsync(TestService service, ResultList lists, Replayed replayed, long newest)
    {
        foreach (var knownAt in new[] { 0, newest / 3, newest * 2 / 3, newest }.Distinct())
        {
            var timelines = replayed.Timelines(knownAt);
            await CheckHandoversAsync(service, timelines, knownAt);
            foreach (var asOf in new[] { RandomFacts.Dates[0].AddDays(-1), RandomFacts.Dates[3], RandomFacts.Dates[^1] })
            {
                foreach (var search in Searches(asOf, new(knownAt)))
                {
                    var page = await lists.FindAsync(search, TestServer.National, default);
                    var expected = Expected(timelines, search);
                    page.Results.ShouldBe(expected, $"{search}");
                    page.Total.ShouldBe(page.Results.Count);
                    await CheckPagesAsync(lists, search, expected);
                    (await lists.OfAsync([.. expected.Select(result => result.Id)], asOf, new(knownAt), default)).Values.ShouldBe(expected, ignoreOrder: true);
                }

                foreach (var id in replayed.Results) await CheckHistoryAsync(service, id, timelines.GetValueOrDefault(id), asOf, new(knownAt));
            }
        }
    }

    /// <summary>Pages of two, and the one behind the last.</summary>
    private static async Task CheckPagesAsync(ResultList lists, ResultSearch search, List<ListedResult> expected)
    {
        foreach (var (page, results) in expected.Chunk(2).Append([]).Index())
        {
            var found = await lists.FindAsync(search with { Page = page + 1, PageSize = 2 }, TestServer.National, default);
            found.Results.ShouldBe(results, $"{found.Search}");
            found.Total.ShouldBe(expected.Count, $"{found.Search}");
        }
    }

    private static IEnumerable<ResultSearch> Searches(DateOnly asOf, Position knownAt) =>
    [
        new(asOf, knownAt), new(asOf, knownAt, InFlightOnly: true), new(asOf, knownAt, Stage: Stage.PilotTesting), new(asOf, knownAt, Within: "130000"),
        new(asOf, knownAt, Field: "aerospace"), new(asOf, knownAt, Owner: "univ-bj"), new(asOf, knownAt, Text: "r1_%"), new(asOf, knownAt, Text: "100% bio"), new(asOf, knownAt, Text: "_H"),
    ];

    private static List<ListedResult> Expected(Dictionary<string, Timeline> timelines, ResultSearch search) =>
    [
        .. from result in timelines
           let told = result.Value.AsOf(search.AsOf).Tell().Result
           where told.Registration is not null
           let listed = Listed(result.Key, told)
           where IsFound(listed, search)
           orderby listed.Since ?? DateOnly.MinValue descending, listed.Id
           select listed,
    ];

    private static ListedResult Listed(string id, TechnologyResult told)
    {
        var (registration, last) = (told.Registration!, told.Visits.LastOrDefault());
        return new(
            id, registration.Owner, registration.Number, registration.Title, registration.Field, registration.OriginRegion,
            last?.Stage, last?.Site, last?.HostRegion, last?.Entered, told.End?.Way, told.End?.On);
    }

    private static bool IsFound(ListedResult listed, ResultSearch search) =>
        (search.Text is not { } text || new[] { listed.Number, listed.Title!, listed.Owner }.Any(where => where.Contains(text, StringComparison.OrdinalIgnoreCase)))
        && (search.Stage is null || listed.Stage == search.Stage)
        && (search.Within is not { } within || listed.HostRegion?.StartsWith(within[..2], StringComparison.Ordinal) == true)
        && (search.Field is null || listed.Field == search.Field)
        && (search.Owner is null || listed.Owner == search.Owner)
        && (!search.InFlightOnly || listed.Ended is null);

    private static async Task CheckHandoversAsync(TestService service, Dictionary<string, Timeline> timelines, long knownAt)
    {
        var rows = await service.RowsAsync(
            $"""
             select result, ordinal, handover, to_stage, from_site, to_site, to_region, offered_on, until, status, answered_on from handover
             where known_from <= {knownAt} and known_to > {knownAt} order by result, ordinal
             """);
        rows.ShouldBe(
            from result in timelines.OrderBy(result => result.Key, StringComparer.Ordinal)
            let told = result.Value.Tell().Result
            where told.Registration is not null
            from row in told.Handovers.Select((handover, i) => Row(result.Key, i + 1, handover))
            select row);
    }

    private static string Row(string result, int ordinal, Handover handover) => JsonSerializer.Serialize(new
    {
        result, ordinal, handover = handover.Id, to_stage = (int)handover.Offer.ToStage, from_site = handover.Offer.FromSite, to_site = handover.Offer.ToSite,
        to_region = handover.Offer.ToRegion, offered_on = handover.Offer.OccurredOn, until = handover.Offer.Until, status = (int)handover.Status, answered_on = handover.AnsweredOn,
    });

    private static async Task CheckHistoryAsync(TestService service, string id, Timeline? timeline, DateOnly asOf, Position knownAt)
    {
        var history = await service.Get<Histories>().FindAsync(id, asOf, knownAt, TestServer.National, default);
        if (timeline is null)
        {
            history.ShouldBeNull();
            return;
        }

        var expected = timeline.AsOf(asOf);
        history.ShouldNotBeNull().Entries.Where(entry => !entry.IsVoid).Select(entry => new Recorded(entry.Version, entry.Fact))
            .ShouldBe(expected.Entries.Select(entry => entry with { Recording = default }));
        history.Entries.Where(entry => entry.IsVoid).Select(entry => entry.Version).ShouldBe(
            timeline.Corrections.Facts.Where(fact => fact.Now is null).Select(fact => fact.Version).Where(version => IsBy(timeline.FirstSaid(version)!)), ignoreOrder: true);
        history.Entries.ShouldAllBe(entry => entry.Position <= knownAt);
        history.Result.Visits.ShouldBe(expected.Tell().Result.Visits);
        history.Result.End.ShouldBe(expected.Tell().Result.End);

        bool IsBy(Fact said) => said.OccurredOn <= asOf || said is Fact.ResultRegistered;
    }
}
