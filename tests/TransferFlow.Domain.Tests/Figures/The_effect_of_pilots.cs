using System.Text.Json;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_effect_of_pilots
{
    private const string Question = "by=none&landmark=P1Y&horizon=P2Y&asOf=2025-12-31";

    [Fact]
    public void Is_told_of_results_that_are_under_way_at_the_landmark_by_what_was_known_then()
    {
        AResult[] results =
        [
            Validated().PilotedIn(Hebei, "2021-01-01"),
            Validated().PilotedIn(Hebei, "2021-01-02"),
            Validated().CommercializedIn(Hebei, "2021-01-01"),
            Validated().Terminated("2021-01-01"),
            Validated("2025-01-01"),
            Validated(),
            AResult.FromBeijing().CommercializedIn(Hebei, "2019-01-01").ValidatedIn(Tianjin, "2020-01-01"),
        ];

        var total = results.Ask("pilot-effect", Question).GetProperty("total");

        (Number(total, "cohort"), Number(total, "excluded")).ShouldBe((6, 1));
        // The pilot of the day after the landmark is in the future of it.
        (Number(total.GetProperty("with"), "cohort"), Number(total.GetProperty("without"), "cohort")).ShouldBe((1, 2));
        var not = total.GetProperty("notAtLandmark");
        (Number(not, "convertedEarlier"), Number(not, "endedEarlier"), Number(not, "notYetObserved")).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void A_landmark_on_asOf_has_been_observed() =>
        Number(((AResult[])[Validated("2024-12-31")]).Ask("pilot-effect", Question).GetProperty("total").GetProperty("without"), "cohort").ShouldBe(1);

    [Fact]
    public void A_pilot_before_the_entry_is_a_pilot() =>
        Number(((AResult[])[AResult.FromBeijing().PilotedIn(Hebei, "2019-01-01").ValidatedIn(Tianjin, "2020-01-01")]).Ask("pilot-effect", Question).GetProperty("total").GetProperty("with"), "cohort").ShouldBe(1);

    [Fact]
    public void Horizons_begin_at_the_landmark()
    {
        AResult[] results =
        [
            Validated().PilotedIn(Hebei, "2020-06-01").CommercializedIn(Hebei, "2023-01-01"),
            Validated().PilotedIn(Hebei, "2020-06-01").CommercializedIn(Hebei, "2023-01-02"),
        ];

        results.Ask("pilot-effect", Question).GetProperty("total").GetProperty("with").GetProperty("horizons")[0].GetProperty("rate").GetDouble().ShouldBe(0.5);
    }

    /// <summary>
    /// Pilots here do nothing: who is under way after a year converts in half of all cases either way. But half of all fail within the year, before any
    /// pilot, so that whoever compares all that had a pilot with all that had none finds 50 % against 25 %.
    /// </summary>
    [Fact]
    public void Of_pilots_that_do_nothing_is_none_though_those_that_had_one_convert_twice_as_often()
    {
        AResult[] results =
        [
            .. Times(10, Validated().PilotedIn(Hebei, "2020-12-01").CommercializedIn(Hebei, "2021-12-01")), .. Times(10, Validated().PilotedIn(Hebei, "2020-12-01").Terminated("2021-12-01")),
            .. Times(10, Validated().CommercializedIn(Hebei, "2021-12-01")), .. Times(10, Validated().Terminated("2021-12-01")),
            .. Times(20, Validated().Terminated("2020-06-01")),
        ];

        var total = results.Ask("pilot-effect", Question).GetProperty("total");

        var (with, without) = (total.GetProperty("with"), total.GetProperty("without"));
        (Number(with, "converted") / (double)Number(with, "cohort")).ShouldBe(0.5);
        (Number(without, "converted") / (double)(Number(without, "cohort") + Number(total.GetProperty("notAtLandmark"), "endedEarlier"))).ShouldBe(0.25);
        var difference = total.GetProperty("difference")[0];
        difference.GetProperty("difference").GetDouble().ShouldBe(0);
        // Two independent shares of a half, of twenty each.
        difference.GetProperty("standardError").GetDouble().ShouldBe(Math.Sqrt(2 * 0.25 / 20), 1e-12);
        difference.GetProperty("high").GetDouble().ShouldBe(1.959963984540054 * Math.Sqrt(2 * 0.25 / 20), 1e-12);
    }

    [Fact]
    public void Is_not_known_where_a_group_is_empty_and_has_no_interval_where_nothing_varies()
    {
        AResult[] alone = [Validated()];
        AResult[] still = [Validated(), Validated().PilotedIn(Hebei, "2020-06-01")];

        alone.Ask("pilot-effect", Question).GetProperty("total").GetProperty("difference")[0].GetProperty("difference").ValueKind.ShouldBe(JsonValueKind.Null);
        var none = still.Ask("pilot-effect", Question).GetProperty("total").GetProperty("difference")[0];
        none.GetProperty("difference").GetDouble().ShouldBe(0);
        none.GetProperty("low").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("stage=pilot", "stage-not-before-pilot")]
    [InlineData("stage=commercialization", "stage-not-before-pilot")]
    [InlineData("landmark=P365D", "mixed-horizon-units")]
    [InlineData("horizon=P365D", "mixed-horizon-units")]
    [InlineData("landmark=soon", "bad-parameter")]
    [InlineData("to=deal", "parameter-not-for-figure")]
    public void Cannot_be_asked_after_the_pilot_or_by_two_clocks(string question, string code) => Asking.Refused("pilot-effect", question).ShouldBe(code);

    private static AResult Validated(string on = "2020-01-01") => AResult.FromBeijing().ValidatedIn(Tianjin, on);

    private static IEnumerable<AResult> Times(int count, AResult result) => Enumerable.Repeat(result, count);

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
}
