using CsCheck;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Monitoring.Explaining;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Store.AFact;

namespace TransferFlow.Tests.Figures;

public sealed class Explaining_a_change
{
    [Fact]
    public async Task Tells_what_was_reported_late_from_what_has_happened_since()
    {
        await using var server = await TestServer.StartAsync();
        await TellAsync(server, "N1", Entered(Stage.ConceptValidation, "site-bj", 10));
        await TellAsync(server, "N2", Entered(Stage.ConceptValidation, "site-bj", 20));
        var before = await AddressAsync(server, 40);
        await TellAsync(server, "N1", Entered(Stage.PilotTesting, "site-xa", 30));
        await TellAsync(server, "N2", Entered(Stage.PilotTesting, "site-gz", 50));
        var after = await AddressAsync(server, 60);

        var explained = await server.GetAsync($"/api/v1/changes?before={Uri.EscapeDataString(before)}&after={Uri.EscapeDataString(after)}");

        Steps(explained).ShouldBe(["late", "since"]);
        Causes(explained, null, "converted").ShouldBe(["late +1", "since +1"]);
        Causes(explained, "110000", "inFlight").ShouldBe(["late -1", "since -1"]);
        Causes(explained, "110000", "cohort").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("late", "converted", "N1 stage-entered")]
    [InlineData("since", "converted", "N2 stage-entered")]
    [InlineData("since", "horizons.P1Y.rate", "N2 stage-entered")]
    public async Task Leads_to_the_results_and_the_facts_behind_each_cause(string cause, string number, string expected)
    {
        await using var server = await TestServer.StartAsync();
        await TellAsync(server, "N1", Entered(Stage.ConceptValidation, "site-bj", 10));
        await TellAsync(server, "N2", Entered(Stage.ConceptValidation, "site-bj", 20));
        var before = await AddressAsync(server, 40);
        await TellAsync(server, "N1", Entered(Stage.PilotTesting, "site-xa", 30));
        await TellAsync(server, "N2", Entered(Stage.PilotTesting, "site-gz", 50));
        var after = await AddressAsync(server, 60);

        var found = await server.GetAsync(
            $"/api/v1/changes/results?before={Uri.EscapeDataString(before)}&after={Uri.EscapeDataString(after)}&cause={cause}&number={number}");

        found.Json.GetProperty("results").EnumerateArray().Select(line =>
            $"{line.GetProperty("result").GetProperty("number").GetString()} {string.Join(' ', line.GetProperty("facts").EnumerateArray().Select(fact => fact.GetProperty("event").GetString()))}")
            .ShouldBe([expected]);
    }

    [Fact]
    public async Task Refuses_addresses_of_two_questions()
    {
        await using var server = await TestServer.StartAsync();

        (await server.GetAsync("/api/v1/changes?before=/api/v1/figures/funnel%3Fby=centre&after=/api/v1/figures/funnel")).Json.GetProperty("code").GetString().ShouldBe("another-question");
        (await server.GetAsync("/api/v1/changes?before=/api/v1/figures/funnel&after=/api/v1/figures/flow")).Json.GetProperty("code").GetString().ShouldBe("another-question");
        (await server.GetAsync("/api/v1/changes?before=https://elsewhere.example/&after=/api/v1/figures/flow")).Json.GetProperty("code").GetString().ShouldBe("bad-address");
    }

    [Fact]
    public Task Sums_to_the_change_exactly_and_the_parts_of_the_results_to_each_cause() =>
        Gen.Select(RandomHistory.Any, Question.Any.Array[30, 30], Gen.Double.Unit, Gen.Int[0, 400]).SampleAsync(async (history, questions, earlier, days) =>
        {
            await using var service = await TestService.StartAsync();
            foreach (var batch in history.Batches) await batch.WriteAsync(service);
            await service.CatchUpAsync();
            var newest = await service.ScalarAsync<long>("select coalesce(max(seq_id), 0) from mt_events");
            foreach (var question in questions)
            {
                var after = await service.Get<Service.Monitoring.Figures>().AskAsync(question.Figure, question.At(newest), null, default);
                var before = BackTests.KnownAt(after, new((long)(after.KnownAt.Sequence * earlier))) with { AsOf = after.AsOf.AddDays(-days) };

                var explained = await service.Get<FigureChanges>().ExplainAsync(before.Address, after.Address, null, default);

                foreach (var number in explained.Numbers)
                {
                    if (number.Causes.All(caused => caused.Difference is not null)) number.Causes.Sum(caused => caused.Difference).ShouldBe(number.Difference, $"{question} {number}");
                }

                await CheckPartsAsync(service, explained);
            }
        }, iter: 6, threads: 1);

    /// <summary>Of a number that sums results, what the results' parts change by is what the cause changes it by.</summary>
    private static async Task CheckPartsAsync(TestService service, ExplainedChange explained)
    {
        foreach (var number in explained.Numbers.Where(number => number.Row.Length > 0).Take(3))
        {
            foreach (var caused in number.Causes)
            {
                var step = explained.Steps.Single(step => step.Cause == caused.Cause);
                var found = await service.Get<ChangedResults>().FindAsync(step, number.Row, number.Number, TestServer.National, 1, 200, default);
                // A month that comes into the window has no difference: before, there was no such number.
                if (found.Basis == number.Number && caused.Difference is { } difference)
                    found.Results.Sum(result => result.After - result.Before).ShouldBe(difference, $"{step} {number}");
            }
        }
    }

    private static async Task TellAsync(TestServer server, string number, Fact fact)
    {
        var result = Known.Result("univ-bj", number);
        var isNew = await server.Service.ScalarAsync<bool>($"select not exists (select from mt_streams where id = '{result}')");
        Fact[] facts = isNew ? [Registered("univ-bj", number), fact] : [fact];
        await server.Service.AppendAsync(result, facts);
    }

    private static async Task<string> AddressAsync(TestServer server, int day) =>
        (await server.GetAsync($"/api/v1/figures/stage-conversion?stage=concept-validation&horizon=P1Y&asOf={Day(day):yyyy-MM-dd}")).Json.GetProperty("address").GetString()!;

    private static IEnumerable<string?> Steps(Reply explained) => explained.Json.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("cause").GetString());

    private static IEnumerable<string> Causes(Reply explained, string? row, string number) =>
    [
        .. explained.Json.GetProperty("numbers").EnumerateArray()
            .Where(line => line.GetProperty("number").GetString() == number && (line.TryGetProperty("row", out var its) ? its.GetString() : null) == row)
            .SelectMany(line => line.GetProperty("causes").EnumerateArray())
            .Select(caused => $"{caused.GetProperty("cause").GetString()} {caused.GetProperty("difference").GetDecimal():+0;-0}"),
    ];
}
