using System.Text.Json;
using CsCheck;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_flow
{
    private static readonly AResult[] five =
    [
        AResult.FromBeijing().ValidatedIn(Tianjin, "2021-01-01").PilotedIn(Hebei, "2022-01-01").Signing("C1", "2022-06-01", 10.50m, "SG").Signing("C2", "2022-07-01", 0.5m),
        AResult.FromBeijing().ValidatedIn(Tianjin, "2021-01-01").PilotedIn(Hebei, "2022-01-01").Signing("C1", "2022-06-01", 9m).And(Amended("C1", "2022-07-01", 2m)),
        AResult.FromBeijing().ValidatedIn(Tianjin, "2021-01-01").CommercializedIn(Tianjin, "2022-01-01").Signing("C1", "2022-06-01", 7m).And(Cancelled("C1", "2022-07-01")),
        AResult.FromBeijing().ValidatedIn(Tianjin, "2021-01-01").Signing("C1", "2022-06-01", 100m, Hebei),
        AResult.FromShanghai().PilotedIn(Jiangsu, "2021-01-01").ValidatedIn(Jiangsu, "2022-01-01"),
    ];

    [Fact]
    public void The_converted_go_from_where_they_entered_to_where_they_converted() =>
        Cells("stage=concept-validation&to=pilot").ShouldBe(["120000>120000 1 0", "120000>130000 2 13"]);

    [Fact]
    public void For_deals_they_go_to_the_destination_of_the_first_and_to_unknown_where_it_names_none() =>
        Cells("stage=concept-validation&to=deal").ShouldBe(["120000>130000 1 100", "120000>SG 1 11", "120000>unknown 2 2"]);

    [Fact]
    public void Deals_are_worth_what_is_in_force_as_of_the_date() =>
        Cells("stage=concept-validation&to=pilot&asOf=2022-06-30").ShouldBe(["120000>120000 1 7", "120000>130000 2 19.5"]);

    [Fact]
    public void Both_ends_fall_into_the_rows_of_the_grouping() => Cells("stage=concept-validation&by=centre").ShouldBe(["JJJ>JJJ 3 13"]);

    [Fact]
    public void Only_the_entry_has_to_lie_within() => Cells("stage=concept-validation&within=120000").ShouldBe(["120000>120000 1 0", "120000>130000 2 13"]);

    [Fact]
    public void By_nothing_there_is_only_the_total() =>
        five.Ask("flow", "stage=concept-validation&by=none").GetProperty("total").GetRawText().ShouldBe("""{"count":3,"amountCny":13}""");

    [Fact]
    public void Its_row_sums_are_what_converted_by_place() => Gen.Select(RandomResults.Result.Array[1, 30], Gen.OneOf("code", "province", "centre"), Gen.OneOf("pilot", "deal"))
        .Sample((results, by, to) =>
        {
            var question = $"stage=concept-validation&to={to}&by={by}&asOf=2025-01-31";
            var sums = results.Ask("flow", question).GetProperty("rows").EnumerateArray()
                .GroupBy(cell => cell.GetProperty("from").GetString(), cell => cell.GetProperty("count").GetInt32()).Select(row => (row.Key, row.Sum()));

            sums.ShouldBe(results.Ask("stage-conversion", question).GetProperty("rows").EnumerateArray()
                .Select(row => (row.GetProperty("region").GetString(), row.GetProperty("converted").GetInt32())).Where(row => row.Item2 > 0));
        });

    [Theory]
    [InlineData("10.50", "0.5", "11")]
    [InlineData("11", "0.0000", "11")]
    [InlineData("0.0001", "999999999999999.9998", "999999999999999.9999")]
    public void Equal_amounts_are_equal_bytes(string one, string other, string sum)
    {
        FlowCount Count(string amount) => new(Tianjin, Hebei, Day("2021-01-01"), Day("2022-01-01"), 1, decimal.Parse(amount));

        using var answer = JsonDocument.Parse(AllFigures.Flow.Answer(Asking.Request("flow", "by=none"), Regions.ACatalogue.Shipped, new[] { Count(one), Count(other) }));

        answer.RootElement.GetProperty("total").GetProperty("amountCny").GetRawText().ShouldBe(sum);
    }

    private static IEnumerable<string> Cells(string question) => five.Ask("flow", question).GetProperty("rows").EnumerateArray()
        .Select(cell => $"{cell.GetProperty("from").GetString()}>{cell.GetProperty("to").GetString()} {cell.GetProperty("count").GetInt32()} {cell.GetProperty("amountCny").GetRawText()}");
}
