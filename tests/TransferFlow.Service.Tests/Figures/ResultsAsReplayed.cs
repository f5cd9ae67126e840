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
    public static async Task CheckAsync(TestService service, Replayed replayed, long newest)
    {
        foreach (var knownAt in new[] { 0, newest / 3, newest * 2 / 3, newest }.Distinct())
        {
            var timelines = replayed.Timelines(knownAt);
            foreach (var asOf in new[] { RandomFacts.Dates[0].AddDays(-1), RandomFacts.Dates[3], RandomFacts.Dates[^1] })
            {
                foreach (var search in Searches(asOf, new(knownAt)))
                {
                    var page = await service.Get<ResultList>().FindAsync(search, TestServer.National, default);
                    page.Results.ShouldBe(Expected(timelines, search), $"{search}");
                    page.Total.ShouldBe(page.Results.Count);
                }

                foreach (var id in replayed.Results) await CheckHistoryAsync(service, id, timelines.GetValueOrDefault(id), asOf, new(knownAt));
            }
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

    private static async Task CheckHistoryAsync(TestService service, string id, Timeline? timeline, DateOnly asOf, Position knownAt)
    {
        var history = await service.Get<Histories>().FindAsync(id, asOf, knownAt, TestServer.National, default);
        if (timeline is null)
        {
            history.ShouldBeNull();
            return;
        }

        var expected = timeline.AsOf(asOf);
        history.ShouldNotBeNull().Entries.Select(entry => new Recorded(entry.Version, entry.Fact)).ShouldBe(expected.Entries);
        history.Entries.ShouldAllBe(entry => entry.Position <= knownAt);
        history.Result.Visits.ShouldBe(expected.Tell().Result.Visits);
        history.Result.End.ShouldBe(expected.Tell().Result.End);
    }
}
