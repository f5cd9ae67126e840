using System.Text.Json;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_dwell
{
    private const string Question = "stage=concept-validation&by=none&asOf=2025-06-30";

    [Fact]
    public void A_move_to_another_site_goes_on_with_the_same_spell()
    {
        AResult[] one = [AResult.FromBeijing().ValidatedIn(Tianjin, "2021-01-01", "cvc-1").ValidatedIn(Hebei, "2021-01-31", "cvc-2").PilotedIn(Hebei, "2021-03-02")];

        var first = one.Ask("dwell", Question).GetProperty("total").GetProperty("first");

        Counts(first).ShouldBe((1, 1, 0));
        Median(first).ShouldBe(60);
        first.GetProperty("waysOut").GetProperty("advanced").GetInt32().ShouldBe(1);
        first.GetProperty("waysOut").TryGetProperty("moved", out _).ShouldBeFalse();
    }

    [Fact]
    public void By_visit_each_site_has_its_own_dwell_and_a_move_is_a_way_out()
    {
        AResult[] one = [AResult.FromBeijing().ValidatedIn(Tianjin, "2021-01-01", "cvc-1").ValidatedIn(Hebei, "2021-01-31", "cvc-2").PilotedIn(Hebei, "2021-03-02")];

        var rows = one.Ask("dwell", "stage=concept-validation&by=site&spells=visit&asOf=2025-06-30").GetProperty("rows");

        rows.EnumerateArray().Select(row => row.GetProperty("site").GetString()).ShouldBe(["cvc-1", "cvc-2"]);
        foreach (var row in rows.EnumerateArray())
        {
            Counts(row.GetProperty("first")).ShouldBe((1, 1, 0));
            Counts(row.GetProperty("rework")).ShouldBe((0, 0, 0));
            Median(row.GetProperty("first")).ShouldBe(30);
        }

        rows[0].GetProperty("first").GetProperty("waysOut").GetProperty("moved").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void Coming_back_is_rework_and_stands_apart()
    {
        AResult[] one = [AResult.FromBeijing().ValidatedIn(Tianjin, "2021-01-01").PilotedIn(Hebei, "2021-01-11").ValidatedIn(Tianjin, "2021-02-01").Withdrawn("2021-02-21")];

        var total = one.Ask("dwell", Question).GetProperty("total");

        (Median(total.GetProperty("first")), Median(total.GetProperty("rework"))).ShouldBe((10, 20));
        total.GetProperty("rework").GetProperty("waysOut").GetProperty("withdrawn").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void The_window_holds_the_day_on_which_the_stay_itself_began()
    {
        AResult[] one = [AResult.FromBeijing().ValidatedIn(Tianjin, "2021-01-01").PilotedIn(Hebei, "2021-01-11").ValidatedIn(Tianjin, "2021-02-01")];

        var total = one.Ask("dwell", Question + "&cohortFrom=2021-01-02").GetProperty("total");

        Counts(total.GetProperty("first")).ShouldBe((0, 0, 0));
        Counts(total.GetProperty("rework")).ShouldBe((1, 0, 1));
    }

    [Fact]
    public void What_is_still_in_the_stage_lengthens_the_dwell_of_what_has_left()
    {
        AResult[] two =
        [
            AResult.FromBeijing().ValidatedIn(Tianjin, "2021-01-01").PilotedIn(Hebei, "2021-01-11"),
            AResult.FromBeijing().ValidatedIn(Tianjin, "2021-01-01"),
        ];

        var quantiles = two.Ask("dwell", Question + "&quantile=0.5,0.51").GetProperty("total").GetProperty("first").GetProperty("quantiles");

        quantiles[0].GetProperty("days").GetInt32().ShouldBe(10);
        quantiles[1].GetProperty("days").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void A_region_without_results_has_no_row_and_an_empty_total_no_quantiles()
    {
        AResult[] one = [AResult.FromBeijing().ValidatedIn(Tianjin, "2021-01-01")];

        var answer = one.Ask("dwell", "stage=concept-validation&within=GBA");

        answer.GetProperty("rows").GetArrayLength().ShouldBe(0);
        Counts(answer.GetProperty("total").GetProperty("first")).ShouldBe((0, 0, 0));
        answer.GetProperty("total").GetProperty("first").GetProperty("quantiles")[0].GetProperty("days").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("0.5,0.5")]
    [InlineData("0.75,0.5")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("0.12345")]
    [InlineData("-0.5")]
    [InlineData("half")]
    [InlineData("0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,0.95")]
    public void Quantiles_that_are_none_are_refused(string quantile) => Asking.Refused("dwell", $"quantile={quantile}").ShouldBe("bad-parameter");

    [Fact]
    public void Equal_quantiles_stand_under_one_address() =>
        Asking.Request("dwell", "quantile=0.50,0.9000").Address.ShouldBe(Asking.Request("dwell", "quantile=.5,0.9").Address);

    private static (int, int, int) Counts(JsonElement stays) => (stays.GetProperty("spells").GetInt32(), stays.GetProperty("left").GetInt32(), stays.GetProperty("in").GetInt32());

    private static int Median(JsonElement stays) => stays.GetProperty("quantiles")[1].GetProperty("days").GetInt32();
}
