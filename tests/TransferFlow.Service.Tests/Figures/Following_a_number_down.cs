using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Store.AFact;

namespace TransferFlow.Tests.Figures;

public sealed class Following_a_number_down
{
    private const string Question = "/api/v1/figures/stage-conversion/results?stage=concept-validation&by=province&asOf=2024-12-31&horizon=P1Y";

    [Fact]
    public async Task Leads_from_a_sum_to_the_results_that_it_sums()
    {
        await using var server = await AskedAsync();

        ShouldHave(await server.GetAsync($"{Question}&row=110000&number=converted"), 1, "N1");
        ShouldHave(await server.GetAsync($"{Question}&row=110000&number=inFlight"), 1, "N2");
        ShouldHave(await server.GetAsync($"{Question}&number=cohort"), 3, "N2", "N1", "N3");
        ShouldHave(await server.GetAsync($"{Question}&row=440000&to=deal&number=converted"), 0);
    }

    [Fact]
    public async Task Leads_from_a_rate_to_the_results_that_it_rests_on()
    {
        await using var server = await AskedAsync();

        var answer = await server.GetAsync($"{Question}&row=110000&number=horizons.P1Y.rate");

        ShouldHave(answer, 2, "N2", "N1");
        answer.Json.GetProperty("basis").GetString().ShouldBe("cohort");
    }

    [Fact]
    public async Task Goes_page_by_page_and_each_page_has_an_address_of_its_own()
    {
        await using var server = await AskedAsync();

        var first = await server.GetAsync($"{Question}&number=cohort&pageSize=2");
        var second = await server.GetAsync(first.Json.GetProperty("next").GetString()!);

        ShouldHave(first, 3, "N2", "N1");
        ShouldHave(second, 3, "N3");
        second.Json.TryGetProperty("next", out _).ShouldBeFalse();
        second.Json.GetProperty("prev").GetString().ShouldNotBeNull().ShouldContain("page=1");
    }

    [Fact]
    public async Task Lists_only_what_the_caller_may_see_and_says_how_many_there_are_besides()
    {
        await using var server = await AskedAsync();
        using var office = await server.AsAsync(new("gd", Role.Office, Region: "440000"));

        var answer = await office.GetAsync($"{Question}&number=cohort");

        ShouldHave(answer, 3, "N3");
        answer.Json.GetProperty("hidden").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Refuses_a_number_that_the_figure_does_not_have()
    {
        await using var server = await AskedAsync();

        var answer = await server.GetAsync($"{Question}&number=happiness");

        answer.Json.GetProperty("code").GetString().ShouldBe("unknown-number");
    }

    private static async Task<TestServer> AskedAsync()
    {
        var server = await TestServer.StartAsync();
        foreach (var (number, site, on, piloted) in new[] { ("N1", "site-bj", 10, true), ("N2", "site-bj", 30, false), ("N3", "site-gz", 20, false) })
        {
            List<Fact> facts = [Registered("univ-bj", number), Entered(Stage.ConceptValidation, site, on)];
            if (piloted) facts.Add(Entered(Stage.PilotTesting, "site-xa", on + 15));
            await server.Service.AppendAsync(Known.Result("univ-bj", number), [.. facts]);
        }

        return server;
    }

    private static void ShouldHave(Reply answer, long count, params string[] numbers)
    {
        answer.Json.GetProperty("count").GetInt64().ShouldBe(count, answer.Text);
        answer.Json.GetProperty("sum").GetDecimal().ShouldBe(count);
        answer.Json.GetProperty("results").EnumerateArray().Select(line => line.GetProperty("result").GetProperty("number").GetString()).ShouldBe(numbers);
    }
}
