namespace TransferFlow.Tests.Import;

/// <summary>Rows that are sound by themselves but cannot have happened in their place; the row at fault is named.</summary>
public sealed class Bad_timelines(UnchangedDatabase database) : IClassFixture<UnchangedDatabase>
{
    private const string Header = "result,event,occurred_on,stage,region,handover,to_stage,to_site,contract_no\n";
    private const string Research = "N1,stage-entered,2021-02-01,research,110108,,,,\n";

    [Theory]
    [InlineData(Research + "N1,stage-passed,2021-03-01,pilot,,,,,", 3, "stage", "not-in-stage")]
    [InlineData("N1,stage-passed,2021-01-01,research,110108,,,,\n" + Research, 2, "stage", "not-in-stage")]
    [InlineData(Research + "N1,terminated,2021-03-01,,,,,,\nN1,stage-entered,2021-04-01,pilot,130400,,,,", 4, "occurred_on", "after-the-end")]
    [InlineData(Research + "N1,terminated,2021-03-01,,,,,,\nN1,withdrawn,2021-03-02,,,,,,", 4, "occurred_on", "after-the-end")]
    [InlineData(Research + "N1,stage-entered,2021-04-01,research,110108,,,,", 3, "stage", "already-in-stage")]
    [InlineData(Research + "N1,handover-accepted,2021-03-01,,,H1,,,", 3, "handover", "handover-not-pending")]
    [InlineData(Research + "N1,handover-offered,2021-03-01,,,H1,pilot,pilot-hb,\nN1,handover-declined,2021-03-02,,,H1,,,\nN1,handover-expired,2021-03-03,,,H1,,,", 5, "handover", "handover-not-pending")]
    [InlineData(Research + "N1,handover-offered,2021-03-01,,,H1,pilot,pilot-hb,\nN1,handover-offered,2021-03-02,,,H2,pilot,pilot-hb,", 4, "handover", "handover-pending")]
    [InlineData(Research + "N1,deal-amended,2021-03-01,,,,,,C1", 3, "contract_no", "deal-not-in-force")]
    [InlineData(Research + "N1,deal-signed,2021-03-01,,,,,,C1\nN1,deal-signed,2021-03-02,,,,,,C1", 4, "contract_no", "deal-exists")]
    [InlineData("N1,registered,2021-03-01,,110108,,,,\nN1,registered,2021-03-02,,110108,,,,", 3, null, "already-registered")]
    public async Task The_row_at_fault_is_named_and_nothing_is_written(string rows, int row, string? column, string code)
    {
        var error = (await database.RefuseAsync(Header + rows)).Errors.ShouldHaveSingleItem();

        (error.Row, error.Column, error.Code).ShouldBe((row, column, code));
        error.Message.Zh.ShouldNotBeEmpty();
        error.Message.En.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_late_row_that_makes_a_known_fact_impossible_is_named()
    {
        await using var service = await ImportService.StartAsync();
        await service.AcceptAsync(Header + Research + "N1,stage-passed,2021-06-01,research,,,,,");

        var error = (await service.ImportAsync(Header + "N1,stage-entered,2021-05-01,pilot,130400,,,,")).Errors.ShouldHaveSingleItem();

        (error.Row, error.Code).ShouldBe((2, "not-in-stage"));
        error.Message.En.ShouldContain("2021-06-01");
    }

    [Fact]
    public async Task A_row_that_cannot_be_understood_is_not_held_against_the_others_of_its_result()
    {
        var report = await database.RefuseAsync(Header + """
            N1,stage-entered,2021-02-30,research,110108,,,,
            N1,stage-passed,2021-03-01,research,,,,,
            N2,stage-passed,2021-03-01,research,110108,,,,
            """);

        report.Errors.Select(error => (error.Row, error.Code)).ShouldBe([(2, "bad-date"), (4, "not-in-stage")]);
    }

    [Fact]
    public async Task A_row_with_cells_under_no_header_is_not_held_against_the_others_of_its_result()
    {
        var report = await database.RefuseAsync("""
            result,event,occurred_on,stage,region,,title
            N1,stage-entered,2021-02-01,research,110108,,a title, with a comma
            N1,stage-passed,2021-03-01,research,,,
            N2,stage-entered,2021-02-01,research,110108,x,
            """);

        report.Errors.Select(error => (error.Row, error.Code)).ShouldBe([(2, "too-many-fields"), (4, "too-many-fields")]);
    }

    [Fact]
    public async Task More_than_two_thousand_facts_of_one_result_are_refused()
    {
        var report = await database.RefuseAsync(Header + string.Join('\n', Enumerable.Range(0, 2_000).Select(i => $"N1,deal-signed,2021-02-01,,110108,,,,C{i}")));

        report.Errors.Select(error => error.Code).Distinct().ShouldBe(["too-many-facts"]);
        report.Rejected.ShouldBe(2_000);
    }
}
