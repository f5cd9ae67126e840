using System.Text.Json;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_whole_way_and_its_steps
{
    private const string Question = "by=none&horizon=P3Y&asOf=2026-01-01";

    // Each step takes two of three years: every step is done in time, and nobody goes the whole way in time.
    private static readonly AResult[] slow =
        [AResult.FromBeijing().InResearch(Beijing, "2018-01-01").ValidatedIn(Tianjin, "2020-01-01").PilotedIn(Hebei, "2022-01-01").CommercializedIn(Hebei, "2024-01-01")];

    [Fact]
    public void Differ_because_each_step_has_the_whole_horizon_to_itself()
    {
        var product = slow.Ask("end-to-end", Question).GetProperty("total").GetProperty("product")[0];

        (Rate(product, "rate"), Rate(product, "whole")).ShouldBe((1, 0));
    }

    [Fact]
    public void Differ_because_who_skips_a_step_is_not_in_its_denominator()
    {
        AResult[] results =
        [
            AResult.FromBeijing().InResearch(Beijing, "2020-01-01").CommercializedIn(Beijing, "2021-01-01"),
            AResult.FromBeijing().InResearch(Beijing, "2020-01-01").ValidatedIn(Tianjin, "2020-06-01").PilotedIn(Hebei, "2021-01-01").Terminated("2021-06-01"),
        ];

        var product = results.Ask("end-to-end", Question).GetProperty("total").GetProperty("product")[0];

        (Rate(product, "rate"), Rate(product, "whole")).ShouldBe((0, 0.5));
    }

    [Fact]
    public void Are_those_of_stage_conversion_digit_by_digit()
    {
        AResult[] results = [.. slow, AResult.FromBeijing().InResearch(Beijing, "2019-01-01").PilotedIn(Hebei, "2020-01-01"), AResult.FromShanghai().InResearch(Shanghai, "2019-01-01")];
        var total = results.Ask("end-to-end", Question + "&until=deal").GetProperty("total");

        ShouldBeThoseOf("stage=research&to=deal", total.GetProperty("whole"), "cohort");
        foreach (var step in total.GetProperty("steps").EnumerateArray())
            ShouldBeThoseOf($"stage={step.GetProperty("stage").GetString()}&to={step.GetProperty("to").GetString()}", step, "cohort");

        void ShouldBeThoseOf(string question, JsonElement part, string first)
        {
            var alone = results.Ask("stage-conversion", $"{Question}&{question}").GetProperty("total").GetRawText();
            var from = part.GetRawText();
            from[from.IndexOf($"\"{first}\"", StringComparison.Ordinal)..].ShouldBe(alone[alone.IndexOf($"\"{first}\"", StringComparison.Ordinal)..]);
        }
    }

    [Fact]
    public void Of_a_step_without_results_there_is_no_product()
    {
        var product = ((AResult[])[AResult.FromBeijing().InResearch(Beijing, "2020-01-01")]).Ask("end-to-end", Question).GetProperty("total").GetProperty("product")[0];

        product.GetProperty("rate").ValueKind.ShouldBe(JsonValueKind.Null);
        Rate(product, "whole").ShouldBe(0);
    }

    [Fact]
    public void Fall_each_to_the_row_of_its_own_first_entry()
    {
        var rows = slow.Ask("end-to-end", "horizon=P3Y").GetProperty("rows").EnumerateArray().ToList();

        rows.Select(row => (row.GetProperty("region").GetString(), Cohort(row.GetProperty("whole")), string.Concat(row.GetProperty("steps").EnumerateArray().Select(Cohort))))
            .ShouldBe([(Beijing, 1, "100"), (Tianjin, 0, "010"), (Hebei, 0, "001")]);
    }

    [Fact]
    public void Without_any_results_are_empty()
    {
        var total = Array.Empty<AResult>().Ask("end-to-end", Question).GetProperty("total");

        Cohort(total.GetProperty("whole")).ShouldBe(0);
        total.GetProperty("product")[0].GetProperty("whole").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("stage=research", "parameter-not-for-figure")]
    [InlineData("to=deal", "parameter-not-for-figure")]
    [InlineData("until=pilot", "bad-parameter")]
    public void Begin_at_research_and_end_where_it_is_said(string question, string code) => Asking.Refused("end-to-end", question).ShouldBe(code);

    private static int Cohort(JsonElement of) => of.GetProperty("cohort").GetInt32();

    private static double Rate(JsonElement of, string name) => of.GetProperty(name).GetDouble();
}
