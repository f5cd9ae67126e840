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
    public async Task Tells_what_was_corrected_from_what_was_reported_late_there_and_back()
    {
        await using var server = await TestServer.StartAsync();
        await TellAsync(server, "N1", Entered(Stage.ConceptValidation, "site-bj", 10));
        await TellAsync(server, "N2", Entered(Stage.ConceptValidation, "site-bj", 20));
        await TellAsync(server, "N2", Entered(Stage.PilotTesting, "site-gz", 25));
        var before = await AddressAsync(server, 40);
        await TellAsync(server, "N1", Entered(Stage.PilotTesting, "site-xa", 30));
        await CorrectAsync(server, "N2", 3, null);
        var after = await AddressAsync(server, 40);

        var explained = await ChangesAsync(server, before, after);
        Steps(explained).ShouldBe(["late", "corrections"]);
        Causes(explained, null, "converted").ShouldBe(["late +1", "corrections -1"]);
        Causes(explained, null, "inFlight").ShouldBe(["late -1", "corrections +1"]);

        var back = await ChangesAsync(server, after, before);
        Steps(back).ShouldBe(["corrections", "late"]);
        Causes(back, null, "converted").ShouldBe(["corrections +1", "late -1"]);
    }

    [Fact]
    public async Task Names_the_facts_that_were_corrected_and_what_they_have_become()
    {
        await using var server = await TestServer.StartAsync();
        await TellAsync(server, "N1", Entered(Stage.ConceptValidation, "site-bj", 10));
        await TellAsync(server, "N2", Entered(Stage.ConceptValidation, "site-bj", 20));
        var before = await AddressAsync(server, 40);
        await CorrectAsync(server, "N2", 2, Entered(Stage.PilotTesting, "site-gz", 25));
        var after = await AddressAsync(server, 40);

        var found = await server.GetAsync(
            $"/api/v1/changes/results?before={Uri.EscapeDataString(before)}&after={Uri.EscapeDataString(after)}&cause=corrections&number=cohort");

        var changed = found.Json.GetProperty("results").EnumerateArray().Single();
        (changed.GetProperty("result").GetProperty("number").GetString(), changed.GetProperty("before").GetInt32(), changed.GetProperty("after").GetInt32()).ShouldBe(("N2", 1, 0));
        var fact = changed.GetProperty("facts").EnumerateArray().Single();
        (fact.GetProperty("event").GetString(), fact.GetProperty("occurredOn").GetString(), fact.GetProperty("correctedAt").GetString())
            .ShouldBe(("stage-entered", $"{Day(25):yyyy-MM-dd}", "main:6"));
    }

    [Fact]
    public async Task Gives_the_step_between_late_reports_and_corrections_an_address_that_lasts()
    {
        await using var server = await TestServer.StartAsync();
        await TellAsync(server, "N1", Entered(Stage.ConceptValidation, "site-bj", 10));
        var before = await AddressAsync(server, 40);
        await TellAsync(server, "N2", Entered(Stage.ConceptValidation, "site-bj", 20));
        await CorrectAsync(server, "N1", 2, null);
        var between = (await ChangesAsync(server, before, await AddressAsync(server, 40))).Json.GetProperty("steps")[0].GetProperty("to").GetString()!;

        between.ShouldContain("&knownAt=main:6&correctedAt=main:2&");
        var answer = await server.GetAsync(between);
        answer.Json.GetProperty("total").GetProperty("cohort").GetInt32().ShouldBe(2);
        answer.Json.GetProperty("address").GetString().ShouldBe(between);
        await TellAsync(server, "N3", Entered(Stage.ConceptValidation, "site-bj", 15));
        (await server.GetAsync(between)).Text.ShouldBe(answer.Text);
        (await server.GetAsync(between.Replace("correctedAt=main:2", "correctedAt=main:7", StringComparison.Ordinal))).Json.GetProperty("code").GetString().ShouldBe("corrected-later");
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
            var replayed = await Replayed.ReadAsync(service);
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
                foreach (var between in explained.Steps.Select(step => step.To).Where(request => request.CorrectedAt is not null))
                    (await service.Get<Service.Monitoring.Figures>().AnswerAsync(between, default)).ShouldBe(replayed.Answer(between), between.Address);
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

    private static Task CorrectAsync(TestServer server, string number, long version, Fact? should) => server.Service.AppendAsync(
        Known.Result("univ-bj", number),
        Asking(new FactChange(version, should)), Approving(version + 1));

    private static Task<Reply> ChangesAsync(TestServer server, string before, string after) =>
        server.GetAsync($"/api/v1/changes?before={Uri.EscapeDataString(before)}&after={Uri.EscapeDataString(after)}");

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
