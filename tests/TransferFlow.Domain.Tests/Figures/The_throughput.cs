using System.Text.Json;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_throughput
{
    private static readonly AResult one = AResult.FromBeijing().ValidatedIn(Tianjin, "2022-01-10").Passing(Stage.ConceptValidation, "2022-02-10")
        .PilotedIn(Hebei, "2022-02-10").Signing("C1", "2022-02-20", to: Shanghai).Terminated("2022-03-31");

    [Fact]
    public void Counts_entries_acceptances_ends_and_deals_month_by_month() =>
        Months(new[] { one }.Ask("throughput", "by=none&months=3&asOf=2022-03-31").GetProperty("total"))
            .ShouldBe("2022-01 1 0 0 0, 2022-02 1 1 0 1, 2022-03 0 0 1 0");

    [Theory]
    [InlineData("", "120000 1 1 0 0, 130000 1 0 1 1")]
    [InlineData("attribution=origin", "110000 2 1 1 1")]
    [InlineData("attribution=destination", "120000 1 1 0 0, 130000 1 0 1 0, 310000 0 0 0 1")]
    public void Counts_an_acceptance_where_its_stage_was_and_a_deal_where_the_result_stood_or_went(string question, string rows) =>
        string.Join(", ", new[] { one }.Ask("throughput", question + "&asOf=2022-03-31").GetProperty("rows").EnumerateArray()
            .Select(row => $"{row.GetProperty("region").GetString()} {Numbers(row)}")).ShouldBe(rows);

    [Fact]
    public void Grows_over_those_reporters_alone_that_reported_in_both_years()
    {
        AResult[] five =
        [
            Entering("2021-02-01", "org-a"), Entering("2022-02-01", "org-a"), Entering("2022-02-02", "org-a"), Entering("2022-02-03", "new"), Entering("2021-02-03", "gone"),
        ];

        var total = five.Ask("throughput", "by=none&months=1&asOf=2022-02-28").GetProperty("total");

        total.GetProperty("entries").GetInt32().ShouldBe(3);
        total.GetProperty("reporters").GetInt32().ShouldBe(1);
        total.GetProperty("growth")[0].GetRawText().ShouldBe("""{"of":"entries","before":2,"same":{"now":2,"before":1},"growth":1}""");
        total.GetProperty("growth")[1].GetProperty("growth").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Knows_a_reporter_by_what_it_reported_anywhere()
    {
        AResult[] two = [Entering("2021-02-01", "org-a", Tianjin), Entering("2022-02-01", "org-a", Hebei)];

        var row = two.Ask("throughput", "within=130000&months=1&asOf=2022-02-28").GetProperty("rows")[0];

        row.GetProperty("reporters").GetInt32().ShouldBe(1);
        row.GetProperty("growth")[0].GetProperty("same").GetRawText().ShouldBe("""{"now":1,"before":0}""");
    }

    [Fact]
    public void Does_not_take_facts_without_a_reporter_for_those_of_one() =>
        new[] { Entering("2021-02-01", ""), Entering("2022-02-01", "") }.Ask("throughput", "by=none&asOf=2022-02-28").GetProperty("total").GetProperty("reporters").GetInt32().ShouldBe(0);

    [Theory]
    [InlineData("2022-02-15", "2021-02-15", 1)]
    [InlineData("2022-02-15", "2021-02-16", 0)]
    [InlineData("2021-02-28", "2020-02-29", 1)]
    [InlineData("2024-02-29", "2023-02-28", 1)]
    [InlineData("2024-02-28", "2023-02-28", 1)]
    public void Compares_up_to_the_same_day_and_whole_months_with_whole_ones(string asOf, string on, int before) =>
        new[] { Entering(on, "org-a") }.Ask("throughput", $"by=none&months=1&asOf={asOf}").GetProperty("total").GetProperty("growth")[0].GetProperty("before").GetInt32().ShouldBe(before);

    [Fact]
    public void Begins_no_earlier_than_the_calendar() =>
        Months(Array.Empty<AResult>().Ask("throughput", "by=none&months=120&asOf=0001-02-03").GetProperty("total")).ShouldBe("0001-01 0 0 0 0, 0001-02 0 0 0 0");

    [Theory]
    [InlineData("months=0", "bad-parameter")]
    [InlineData("months=121", "bad-parameter")]
    [InlineData("cohortFrom=2022-01-01", "parameter-not-for-figure")]
    [InlineData("stage=pilot", "parameter-not-for-figure")]
    public void Cannot_be_asked_with_it(string question, string code) => Asking.Refused("throughput", question).ShouldBe(code);

    private static AResult Entering(string on, string by, string region = Hebei) => AResult.FromBeijing().PilotedIn(region, on).Recorded(on, by);

    private static string Months(JsonElement row) => string.Join(", ", row.GetProperty("months").EnumerateArray().Select(month => $"{month.GetProperty("month").GetString()} {Numbers(month)}"));

    private static string Numbers(JsonElement of) => string.Join(' ', new[] { "entries", "passes", "exits", "deals" }.Select(name => of.GetProperty(name).GetInt32()));
}
