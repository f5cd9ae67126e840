using System.Text.Json;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_reporting_lag
{
    [Fact]
    public void Corrects_a_month_for_what_is_still_to_come_in()
    {
        // Every month two results enter, one reported at once and one after forty days; of June's the second is not known yet.
        AResult[] results =
        [
            .. new[] { "2022-03", "2022-04", "2022-05" }.SelectMany(month => new[] { Entering($"{month}-01", $"{month}-01"), Entering($"{month}-01", $"{Day($"{month}-01").AddDays(40):yyyy-MM-dd}") }),
            Entering("2022-06-01", "2022-06-01"), Entering("2022-06-20", "2022-06-20"),
        ];

        var total = results.Ask("reporting-lag", "by=none&months=2&asOf=2022-06-30").GetProperty("total");

        Months(total).ShouldBe("2022-05 2 0.5 2, 2022-06 2 0.5 4");
        total.GetProperty("quantiles").GetRawText().ShouldBe("""[{"at":"0.5","days":0},{"at":"0.85","days":40},{"at":"0.95","days":40}]""");
    }

    [Fact]
    public void Counts_an_import_of_which_more_than_half_came_after_a_year_apart_as_a_whole()
    {
        AResult[] results =
        [
            Old("2019-01-01"), Old("2020-01-01"), Old("2021-12-01"),
            // Half of it is no more than half.
            Entering("2019-01-01", "2022-01-02", import: "import:new.csv"), Entering("2022-01-01", "2022-01-02", import: "import:new.csv"),
            Entering("2019-01-01", "2022-01-01"),
        ];

        Counted(results.Ask("reporting-lag", "by=none").GetProperty("total")).ShouldBe((3, 3));
    }

    [Fact]
    public void Takes_what_another_organisation_or_another_day_brought_under_the_same_name_for_another_import()
    {
        AResult[] results =
        [
            Old("2019-01-01"), Old("2020-01-01"), Entering("2021-12-01", "2022-01-01", import: "import:old.csv", by: "org-b"), Entering("2021-12-01", "2022-01-02", import: "import:old.csv"),
        ];

        Counted(results.Ask("reporting-lag", "by=none").GetProperty("total")).ShouldBe((2, 2));
    }

    [Theory]
    [InlineData("cohortFrom=2021-12-01")]
    [InlineData("within=130000")]
    [InlineData("within=130000&cohortFrom=2021-12-01&asOf=2021-12-31")]
    public void Judges_an_import_by_all_that_it_brought_wherever_and_whenever_that_occurred(string narrowly)
    {
        AResult[] results = [Old("2019-01-01", Tianjin), Old("2020-01-01", Tianjin), Old("2021-12-01")];

        var answer = results.Ask("reporting-lag", narrowly);

        Counted(answer.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("region").GetString() == Hebei)).ShouldBe((0, 1));
        Counted(answer.GetProperty("total")).ShouldBe((0, 1));
    }

    [Fact]
    public void Judges_an_import_by_what_the_filters_let_in_and_by_what_had_occurred()
    {
        AResult[] results = [Old("2019-01-01"), Old("2021-11-01"), Old("2021-12-01") with { Facts = AResult.From("110108", owner: "another").PilotedIn(Hebei, "2021-12-01").Facts }];

        Counted(results.Ask("reporting-lag", "by=none").GetProperty("total")).ShouldBe((3, 0));
        Counted(results.Ask("reporting-lag", "by=none&owner=another").GetProperty("total")).ShouldBe((1, 0));
        Counted(results.Ask("reporting-lag", "by=none&asOf=2021-10-31").GetProperty("total")).ShouldBe((0, 1));
    }

    [Fact]
    public void Is_truncated_at_the_newest_record_known_whatever_the_question_leaves_out()
    {
        AResult[] two = [Entering("2022-06-01", "2022-06-01"), Entering("2022-05-01", "2022-06-10")];
        var request = Asking.Request("reporting-lag", "by=none&months=1&asOf=2022-06-15");

        Months(Total(two.Ask(request))).ShouldBe("2022-06 1 0 -");
        Months(Total(two.Ask(request with { RecordedUntil = Day("2022-08-30") }))).ShouldBe("2022-06 1 1 1");
    }

    [Fact]
    public void Of_a_fact_recorded_the_day_before_it_occurred_is_0() =>
        new[] { Entering("2022-06-02", "2022-06-01") }.Ask("reporting-lag", "by=none").GetProperty("total").GetProperty("quantiles")[0].GetProperty("days").GetInt32().ShouldBe(0);

    [Fact]
    public void Lists_only_months_that_the_window_holds() =>
        Months(new[] { Entering("2022-06-02", "2022-06-02") }.Ask("reporting-lag", "by=none&cohortFrom=2022-05-15&cohortTo=2022-06-10&asOf=2022-12-31").GetProperty("total"))
            .ShouldBe("2022-05 0 1 0, 2022-06 1 1 1");

    [Fact]
    public void Of_nothing_is_null()
    {
        var answer = Array.Empty<AResult>().Ask("reporting-lag", "months=1&asOf=2022-06-30");

        answer.GetProperty("rows").GetArrayLength().ShouldBe(0);
        Months(answer.GetProperty("total")).ShouldBe("2022-06 0 - -");
    }

    private static AResult Entering(string on, string recorded, string? import = null, string by = "org-a") => AResult.FromBeijing().PilotedIn(Hebei, on).Recorded(recorded, by, import);

    private static AResult Old(string on, string region = Hebei) => AResult.FromBeijing().PilotedIn(region, on).Recorded("2022-01-01", import: "import:old.csv");

    private static (int Facts, int Backfills) Counted(JsonElement row) => (row.GetProperty("facts").GetInt32(), row.GetProperty("backfills").GetInt32());

    private static JsonElement Total(byte[] answer) => JsonDocument.Parse(answer).RootElement.GetProperty("total");

    private static string Months(JsonElement row) => string.Join(", ", row.GetProperty("months").EnumerateArray().Select(month =>
        $"{month.GetProperty("month").GetString()} {month.GetProperty("observed").GetInt32()} {Or(month.GetProperty("reported"))} {Or(month.GetProperty("corrected"))}"));

    private static string Or(JsonElement number) => number.ValueKind == JsonValueKind.Null ? "-" : number.GetRawText();
}
