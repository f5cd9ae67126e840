using System.Text.Json;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_funnel
{
    private static readonly AResult[] four =
    [
        AResult.FromBeijing().InResearch(Beijing, "2020-01-01").ValidatedIn(Tianjin, "2021-01-01").Passing(Stage.ConceptValidation, "2021-06-01").PilotedIn(Hebei, "2022-01-01"),
        AResult.FromBeijing().InResearch(Beijing, "2020-01-01").PilotedIn(Hebei, "2021-01-01").InResearch(Beijing, "2022-01-01"),
        AResult.FromBeijing().InResearch(Beijing, "2020-01-01").Terminated("2021-01-01"),
        AResult.FromShanghai().PilotedIn(Jiangsu, "2021-01-01").Passing(Stage.PilotTesting, "2021-06-01").Superseded("2022-01-01"),
    ];

    [Fact]
    public void A_result_counts_once_a_stage_under_its_first_entry()
    {
        var answer = four.Ask("funnel", "by=none");

        //                    entered, in, passed, left, advanced, ended
        Counts(answer, 0).ShouldBe((3, 1, 0, 2, 2, 1));
        Counts(answer, 1).ShouldBe((1, 0, 1, 1, 1, 0));
        Counts(answer, 2).ShouldBe((3, 1, 1, 2, 0, 1));
        Counts(answer, 3).ShouldBe((0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public void The_share_that_advanced_is_of_those_that_entered_and_null_where_nobody_did()
    {
        var stages = four.Ask("funnel", "by=none").GetProperty("total").GetProperty("stages");

        stages[0].GetProperty("advancedShare").GetDouble().ShouldBe(2 / 3d);
        stages[3].GetProperty("advancedShare").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void As_of_a_date_only_what_had_happened_counts()
    {
        var answer = four.Ask("funnel", "by=none&asOf=2021-01-01");

        Counts(answer, 0).ShouldBe((3, 0, 0, 3, 2, 1));
        Counts(answer, 2).ShouldBe((2, 2, 0, 0, 0, 0));
    }

    [Fact]
    public void Each_stage_falls_to_the_row_of_its_own_first_entry()
    {
        var rows = four.Ask("funnel", "by=province").GetProperty("rows");

        rows.EnumerateArray().Select(row => row.GetProperty("region").GetString()).ShouldBe(["110000", "120000", "130000", "320000"]);
        rows[0].GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("entered").GetInt32()).ShouldBe([3, 0, 0, 0]);
        rows[2].GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("entered").GetInt32()).ShouldBe([0, 0, 2, 0]);
    }

    [Fact]
    public void It_has_no_stage_no_target_and_no_horizon_of_its_own()
    {
        var answer = four.Ask("funnel", "");

        foreach (var name in new[] { "stage", "to", "horizon" }) answer.TryGetProperty(name, out _).ShouldBeFalse(name);
        answer.GetProperty("address").GetString().ShouldBe(
            "/api/v1/figures/funnel?definition=1&by=province&attribution=place&asOf=2026-06-30&knownAt=main:4711&codes=gbt2024.1%2Bcentres.1");
    }

    private static (int, int, int, int, int, int) Counts(JsonElement answer, int at)
    {
        var stage = answer.GetProperty("total").GetProperty("stages")[at];
        int Count(string name) => stage.GetProperty(name).GetInt32();
        return (Count("entered"), Count("in"), Count("passed"), Count("left"), Count("advanced"), Count("ended"));
    }
}
