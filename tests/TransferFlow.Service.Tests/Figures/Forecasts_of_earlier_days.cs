using TransferFlow.Domain.Results;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Store.AFact;

namespace TransferFlow.Tests.Figures;

public sealed class Forecasts_of_earlier_days : IAsyncLifetime
{
    private const string Question = "/api/v1/figures/forecast?stage=concept-validation&by=none&horizon=P100D,P300D";

    private TestServer server = null!;

    /// <summary>Two facts became known 200 days ago, and lately that the result had gone on before.</summary>
    public async Task InitializeAsync()
    {
        server = await TestServer.StartAsync();
        await TellAsync("N1", Registered("univ-bj", "N1"), Entering(Stage.ConceptValidation, 400));
        (await server.GetAsync(Question)).Status.ShouldBe(200);
        (await server.Service.ExecuteAsync("update position_mark set reached_at = reached_at - interval '200 days'")).ShouldBeGreaterThan(0);
        await TellAsync("N1", Entering(Stage.PilotTesting, 350));
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Are_tested_by_the_position_that_was_reached_then_or_where_there_was_none_by_looking_back()
    {
        var answer = await server.GetAsync(Question);

        answer.Json.GetProperty("backTestKnownAt").GetString().ShouldBe("main:2;retrospective");
        Back(answer).ShouldBe(["P100D then main:2 1", "P300D retrospective main:3 0"]);
    }

    [Fact]
    public async Task Stay_the_same_bytes_at_their_address_whatever_is_told_afterwards()
    {
        var answer = await server.GetAsync(Question);
        await TellAsync("N2", Registered("univ-bj", "N2"), Entering(Stage.ConceptValidation, 390));
        await server.GetAsync(Question);
        await server.Service.ExecuteAsync("update position_mark set reached_at = reached_at - interval '200 days'");

        (await server.GetAsync(answer.Json.GetProperty("address").GetString()!)).Text.ShouldBe(answer.Text);
        (await server.GetAsync(Question)).Json.GetProperty("backTestKnownAt").GetString().ShouldNotBe("main:2;retrospective");
    }

    [Fact]
    public async Task Lead_to_the_results_as_they_were_known_then()
    {
        var address = (await server.GetAsync(Question)).Json.GetProperty("address").GetString()!;

        var then = await server.GetAsync(address.Replace("?", "/results?number=backtests.P100D.inFlight&", StringComparison.Ordinal));
        var now = await server.GetAsync(address.Replace("?", "/results?number=inFlight&", StringComparison.Ordinal));

        then.Json.GetProperty("results").EnumerateArray().Single().GetProperty("result").GetProperty("stage").GetString().ShouldBe("concept-validation");
        now.Json.GetProperty("count").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Know_no_more_than_the_question_does()
    {
        Back(await server.GetAsync($"{Question}&knownAt=main:1")).ShouldBe(["P100D then main:1 0", "P300D retrospective main:1 0"]);
        (await server.GetAsync($"{Question}&knownAt=main:1&backTestKnownAt=main:2;retrospective")).Code.ShouldBe("back-test-after-position");
    }

    private Task TellAsync(string number, params Fact[] facts) => server.Service.AppendAsync(Known.Result("univ-bj", number), facts);

    private static Fact.StageEntered Entering(Stage stage, int daysAgo) =>
        Entered(stage, "site-bj", 0) with { OccurredOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-daysAgo) };

    private static IEnumerable<string> Back(Reply answer) => answer.Json.GetProperty("total").GetProperty("backtests").EnumerateArray().Select(test =>
        $"{test.GetProperty("at").GetString()} {test.GetProperty("knowledge").GetString()} {test.GetProperty("knownAt").GetString()} {test.GetProperty("inFlight").GetInt32()}");
}
