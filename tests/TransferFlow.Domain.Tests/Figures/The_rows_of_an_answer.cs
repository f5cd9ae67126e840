using System.Text.Json;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_rows_of_an_answer
{
    private const string Haidian = "110108";
    private const string Rongcheng = "130629";
    private const string Tianhe = "440106";
    private const string Chaozhou = "445100";

    private static readonly AResult[] four =
    [
        AResult.From(Haidian, owner: "demo-b", field: "biomedicine").PilotedIn(Rongcheng, "2022-01-01", "pilot-2"),
        AResult.From(Haidian, owner: "demo-a").PilotedIn(Hebei, "2022-01-01", "pilot-1"),
        AResult.From(Tianhe, owner: "demo-b", field: "aerospace").PilotedIn(Tianhe, "2022-01-01"),
        AResult.From(Tianhe, owner: "demo-b", field: "aerospace").PilotedIn(Chaozhou, "2022-01-01"),
    ];

    [Theory]
    [InlineData("by=code", "130000:1 130629:1 440106:1 445100:1")]
    [InlineData("by=province", "130000:2 440000:2")]
    [InlineData("by=prefecture", "130000:1 130600:1 440100:1 445100:1")]
    [InlineData("by=county", "130000:1 130629:1 440106:1 445100:1")]
    [InlineData("by=centre", "GBA:1 JJJ:2 outside:1")]
    [InlineData("by=site", "-:2 pilot-1:1 pilot-2:1")]
    [InlineData("by=owner", "demo-a:1 demo-b:3")]
    [InlineData("by=field", "-:1 aerospace:2 biomedicine:1")]
    [InlineData("by=province&attribution=origin", "110000:2 440000:2")]
    [InlineData("by=code&within=JJJ", "130000:1 130629:1")]
    [InlineData("by=code&within=XIONGAN", "130629:1")]
    [InlineData("by=code&within=440000", "440106:1 445100:1")]
    [InlineData("by=code&within=445100", "445100:1")]
    [InlineData("by=code&within=110000", "")]
    [InlineData("by=code&within=110000&attribution=origin", "110108:2")]
    [InlineData("by=owner&within=GBA", "demo-b:1")]
    public void Rows_are_told_apart_and_stand_by_code(string question, string rows) => Rows(question).ShouldBe(rows);

    [Fact]
    public void A_coarser_code_keeps_its_own_row_beside_the_finer_ones() => Rows("by=prefecture").ShouldStartWith("130000:1 130600:1");

    [Fact]
    public void By_nothing_there_is_only_the_total()
    {
        var answer = four.Ask("stage-conversion", "stage=pilot&by=none");

        answer.TryGetProperty("rows", out _).ShouldBeFalse();
        answer.GetProperty("total").GetProperty("cohort").GetInt32().ShouldBe(4);
    }

    [Fact]
    public void A_region_and_a_centre_have_their_names_and_a_site_an_owner_and_a_field_have_none()
    {
        four.Ask("stage-conversion", "stage=pilot&by=province").GetProperty("rows")[0].GetProperty("name").GetRawText().ShouldBe("""{"zh":"河北省","en":"Hebei"}""");
        four.Ask("stage-conversion", "stage=pilot&by=centre").GetProperty("rows")[2].GetProperty("name").GetProperty("en").GetString().ShouldBe("Outside the centres");
        foreach (var by in new[] { "site", "owner", "field" })
            four.Ask("stage-conversion", $"stage=pilot&by={by}").GetProperty("rows")[0].GetProperty("name").ValueKind.ShouldBe(JsonValueKind.Null, by);
    }

    [Fact]
    public void The_total_counts_what_the_rows_count() =>
        four.Ask("stage-conversion", "stage=pilot&by=code&within=JJJ").GetProperty("total").GetProperty("cohort").GetInt32().ShouldBe(2);

    private static string Rows(string question)
    {
        var rows = four.Ask("stage-conversion", $"stage=pilot&{question}").GetProperty("rows").EnumerateArray();
        return string.Join(' ', rows.Select(row => $"{row.EnumerateObject().First().Value.GetString()}:{row.GetProperty("cohort").GetInt32()}"));
    }
}
