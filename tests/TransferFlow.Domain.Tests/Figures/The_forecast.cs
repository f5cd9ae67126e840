using System.Text;
using System.Text.Json;
using CsCheck;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_forecast
{
    private const string Question = "stage=concept-validation&by=none&asOf=2022-01-01&horizon=P100D";

    // Of two, one went on after 100 days and the other has stayed for 200: half of what is young goes on in time.
    private static readonly AResult[] past = [ValidatedFor(200).PilotedIn(Hebei, Ago(100)), ValidatedFor(200)];

    [Fact]
    public void Who_is_in_flight_converts_as_those_did_before()
    {
        var horizon = Ahead([.. past, ValidatedFor(0), ValidatedFor(0)], Question);

        // All four are at risk on day 0 and two at day 100, when one goes on; the one of 200 days is beyond all follow-up.
        horizon.GetProperty("expected").GetDouble().ShouldBe(1);
        (Number(horizon, "low"), Number(horizon, "high"), Number(horizon, "undefined")).ShouldBe((0, 2, 1));
    }

    [Fact]
    public void Who_has_waited_beyond_the_conversions_of_others_has_less_hope()
    {
        var horizon = Ahead([.. past, ValidatedFor(0), ValidatedFor(0), ValidatedFor(100)], Question);

        // The one of 100 days is at risk when the first went on, and itself at an age after which nobody has.
        horizon.GetProperty("expected").GetDouble().ShouldBe(2 / 3d, 1e-15);
    }

    [Fact]
    public void Where_everything_has_been_decided_by_an_age_there_is_no_follow_up_beyond_it_to_miss()
    {
        AResult[] results = [ValidatedFor(300).PilotedIn(Hebei, Ago(250)), ValidatedFor(300).Terminated(Ago(200)), ValidatedFor(10)];

        var horizon = Ahead(results, "stage=concept-validation&by=none&asOf=2022-01-01&horizon=P5000D");

        (Number(horizon, "undefined"), horizon.GetProperty("expected").GetDouble()).ShouldBe((0, 0.5));
    }

    [Fact]
    public void A_row_of_few_conversions_borrows_the_curve_of_all_and_one_of_thirty_has_its_own()
    {
        AResult[] fast = [.. Enumerable.Range(0, 30).Select(_ => ValidatedFor(500, Tianjin).PilotedIn(Hebei, Ago(490))), ValidatedFor(500, Tianjin), ValidatedFor(0, Tianjin)];
        AResult[] slow = [.. Enumerable.Range(0, 29).Select(_ => ValidatedFor(500, Jiangsu).PilotedIn(Jiangsu, Ago(10))), ValidatedFor(500, Jiangsu), ValidatedFor(0, Jiangsu)];

        var answer = ((AResult[])[.. fast, .. slow]).Ask("forecast", "stage=concept-validation&asOf=2022-01-01&horizon=P100D");

        answer.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("curve").GetString()).ShouldBe(["row", "pooled"]);
        answer.GetProperty("total").GetProperty("curve").GetString().ShouldBe("pooled");
        answer.GetProperty("rows")[0].GetProperty("horizons")[0].GetProperty("expected").GetDouble().ShouldBe(30 / 31d, 1e-15);
        answer.GetProperty("rows")[1].GetProperty("horizons")[0].GetProperty("expected").GetDouble().ShouldBe(30 / 61d, 1e-15);
    }

    [Fact]
    public void A_back_test_holds_what_the_log_cut_then_would_have_said_against_what_came()
    {
        // As of 100 days ago three were young, two of which have gone on since, and half of those before them went on within 100 days.
        AResult[] results =
        [
            ValidatedFor(400).PilotedIn(Hebei, Ago(350)), ValidatedFor(400),
            ValidatedFor(100).PilotedIn(Hebei, Ago(40)), ValidatedFor(100).PilotedIn(Hebei, Ago(30)), ValidatedFor(100),
        ];

        var backtest = results.Ask("forecast", Question).GetProperty("total").GetProperty("backtests")[0];

        backtest.GetProperty("asOf").GetString().ShouldBe(Ago(100));
        backtest.GetProperty("knowledge").GetString().ShouldBe("retrospective");
        (Number(backtest, "inFlight"), Number(backtest, "undefined"), Number(backtest, "converted")).ShouldBe((4, 1, 2));
        (backtest.GetProperty("expected").GetDouble(), Number(backtest, "low"), Number(backtest, "high")).ShouldBe((1.5, 0, 3));
        backtest.GetProperty("inside").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void What_becomes_of_results_after_the_date_is_not_foreseen_by_the_back_test()
    {
        var results = new[] { ValidatedFor(300), ValidatedFor(200).PilotedIn(Hebei, Ago(150)), ValidatedFor(110).PilotedIn(Hebei, Ago(50)) };

        var before = ((AResult[])[.. results, ValidatedFor(110)]).Ask("forecast", Question).GetProperty("total").GetProperty("backtests")[0];
        var after = ((AResult[])[.. results, ValidatedFor(110).Withdrawn(Ago(1)), ValidatedFor(99)]).Ask("forecast", Question).GetProperty("total").GetProperty("backtests")[0];

        after.GetRawText().ShouldBe(before.GetRawText());
    }

    [Fact]
    public void A_back_test_by_what_was_known_then_predicts_from_that_alone_and_counts_what_was_reported_later()
    {
        // Of each the first two facts were known then.
        AResult[] results =
        [
            ValidatedFor(400).PilotedIn(Hebei, Ago(350)), ValidatedFor(400).PilotedIn(Hebei, Ago(390)), ValidatedFor(120).PilotedIn(Hebei, Ago(50)), ValidatedFor(100),
            AResult.FromBeijing().Signing("C1", Ago(200)).ValidatedIn(Tianjin, Ago(150)),
        ];

        var then = Back(results, "main:2");
        var retrospective = Back(results, "retrospective");

        (then.GetProperty("knowledge").GetString(), then.GetProperty("knownAt").GetString(), then.GetProperty("asOf").GetString()).ShouldBe(("then", "main:2", Ago(100)));
        // Nobody was known to have gone on, so that of those who were watched for long enough nobody was expected to; one did.
        (Number(then, "inFlight"), Number(then, "undefined"), Number(then, "converted")).ShouldBe((4, 2, 1));
        (then.GetProperty("expected").GetDouble(), then.GetProperty("inside").GetBoolean()).ShouldBe((0, false));
        (retrospective.GetProperty("knowledge").GetString(), Number(retrospective, "inFlight")).ShouldBe(("retrospective", 3));
    }

    [Fact]
    public void Looking_back_with_all_that_is_known_is_to_ask_at_the_question_s_own_position() => RandomResults.Result.Array[0, 40].Sample(results =>
    {
        var retrospective = Asking.Request("forecast", "stage=research&horizon=P13M,P2Y&asOf=2026-03-31");
        var known = retrospective.With(BackTests.Option, $"{retrospective.KnownAt};{retrospective.KnownAt}");

        var answer = Encoding.UTF8.GetString(results.Ask(known)).Replace("\"knowledge\":\"then\"", "\"knowledge\":\"retrospective\"", StringComparison.Ordinal);

        answer[answer.IndexOf("\"total\"", StringComparison.Ordinal)..].ShouldBe(Encoding.UTF8.GetString(results.Ask(retrospective)).Split("\"total\"")[1].Insert(0, "\"total\""));
    });

    [Theory]
    [InlineData("horizon=P1Y,P3Y&backTestKnownAt=main:1", "back-tests-not-by-horizon")]
    [InlineData("horizon=P1Y&backTestKnownAt=main:1;main:2", "back-tests-not-by-horizon")]
    [InlineData("horizon=P1Y&backTestKnownAt=main:4712", "back-test-after-position")]
    [InlineData("horizon=P1Y&backTestKnownAt=2026-01-01", "bad-parameter")]
    [InlineData("horizon=P1Y,P3Y&backTestKnownAt=main:1;", "bad-parameter")]
    public void Is_not_tested_by_other_positions_than_one_for_each_horizon(string question, string code) => Asking.Refused("forecast", question).ShouldBe(code);

    [Theory]
    [InlineData("", "retrospective")]
    [InlineData("&backTestKnownAt=retrospective;retrospective", "retrospective")]
    [InlineData("&backTestKnownAt=main:07;retrospective", "main:7;retrospective")]
    public void Writes_the_positions_of_its_back_tests_in_one_way_only(string given, string written) =>
        Asking.Request("forecast", $"horizon=P1Y,P3Y{given}").Option("backTestKnownAt").ShouldBe(written);

    [Fact]
    public void Of_nobody_in_flight_nothing_is_expected_and_of_no_time_before_the_calendar_nothing_is_said()
    {
        var total = ((AResult[])[ValidatedFor(10).Terminated(Ago(5))]).Ask("forecast", Question).GetProperty("total");
        var early = Array.Empty<AResult>().Ask("forecast", "asOf=0050-01-01&horizon=P100Y").GetProperty("total").GetProperty("backtests")[0];

        foreach (var prediction in new[] { total.GetProperty("horizons")[0], total.GetProperty("backtests")[0], early })
            foreach (var name in new[] { "expected", "low", "high" }) prediction.GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Null);
        early.GetProperty("asOf").ValueKind.ShouldBe(JsonValueKind.Null);
        early.GetProperty("inside").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Agrees_with_the_oracle_where_rows_have_curves_of_their_own() => RandomResults.Result.Array[150, 160].Sample(some =>
    {
        // Each several times over, so that rows have thirty conversions whatever the results are.
        AResult[] results = [.. Enumerable.Repeat(some, 6).SelectMany(one => one)];
        var request = Asking.Request("forecast", "stage=research&to=pilot&by=owner&horizon=P13M,P2Y&asOf=2026-03-31");
        var answer = results.Ask(request);

        answer.ShouldAgreeWithTheOracle(request, results);
        JsonDocument.Parse(answer).RootElement.GetProperty("rows").EnumerateArray().ShouldContain(row => row.GetProperty("curve").GetString() == "row");
    }, iter: 3);

    private static AResult ValidatedFor(int days, string region = Tianjin) => AResult.FromBeijing().ValidatedIn(region, Ago(days));

    private static string Ago(int days) => $"{Day("2022-01-01").AddDays(-days):yyyy-MM-dd}";

    private static JsonElement Ahead(AResult[] results, string question) => results.Ask("forecast", question).GetProperty("total").GetProperty("horizons")[0];

    private static JsonElement Back(AResult[] results, string position) =>
        results.Ask("forecast", $"{Question}&backTestKnownAt={position}").GetProperty("total").GetProperty("backtests")[0];

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
}
