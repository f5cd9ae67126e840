using System.Text;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Import;

/// <summary>A file that someone gives to the page logs what its giver may log; at the console nobody is asked.</summary>
public sealed class Whose_rights_count : IAsyncLifetime
{
    private const string Header = "result,event,occurred_on,owner,stage,site,region,to_stage,to_site,handover\n";

    private static readonly Caller beijing = new("someone", Role.Incubator, "univ-bj");
    private static readonly Caller shanghai = new("someone", Role.Incubator, "univ-sh");
    private static readonly Caller hebei = new("someone", Role.Office, Region: "130000");

    private TestService service = null!;

    public async Task InitializeAsync() => service = await TestService.StartAsync();

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task An_organisation_imports_its_own_results()
    {
        (await ImportAsync(beijing, "R1,stage-entered,2024-01-01,univ-bj,research,,110108,,,\n")).Facts.ShouldBe(1);
    }

    [Fact]
    public async Task A_result_of_others_that_is_known_and_one_that_is_not_are_refused_alike()
    {
        await AtTheConsoleAsync("R1,stage-entered,2024-01-01,univ-bj,research,,110108,,,\n");

        var report = await ImportAsync(shanghai,
            "R1,stage-entered,2024-02-01,univ-bj,pilot,,110108,,,\nR2,stage-entered,2024-02-01,univ-bj,pilot,,110108,,,\nR3,stage-passed,2024-02-01,univ-bj,pilot,,,,,\n");

        report.Errors.Select(error => (error.Row, error.Code)).ShouldBe([(2L, "not-your-result"), (3L, "not-your-result"), (4L, "not-your-result")]);
        (await service.ScalarAsync<long>("select count(*) from mt_events")).ShouldBe(2);
    }

    [Fact]
    public async Task One_row_that_is_not_permitted_keeps_all_others_out()
    {
        var report = await ImportAsync(shanghai,
            "S1,stage-entered,2024-02-01,univ-sh,research,,310115,,,\nR1,stage-entered,2024-02-01,univ-bj,research,,110108,,,\n");

        report.Errors.Select(error => (error.Row, error.Code)).ShouldBe([(3L, "not-your-result")]);
        (await service.ScalarAsync<long>("select count(*) from mt_events")).ShouldBe(0);
    }

    [Fact]
    public async Task An_organisation_logs_for_a_result_of_others_when_its_site_has_accepted_it()
    {
        await AtTheConsoleAsync("S1,stage-entered,2024-01-01,univ-sh,research,,310115,,,\nS1,handover-offered,2024-02-01,univ-sh,,,,pilot,site-bj,H1\n");
        const string Entry = "S1,stage-entered,2024-03-01,univ-sh,pilot,site-bj,,,,\n";
        (await ImportAsync(beijing, Entry)).Errors.Select(error => error.Code).ShouldBe(["not-your-result"]);

        await AtTheConsoleAsync("S1,handover-accepted,2024-02-10,univ-sh,,,,,,H1\n");

        (await ImportAsync(beijing, Entry)).Facts.ShouldBe(1);
    }

    [Fact]
    public async Task An_owner_imports_answers_to_handovers_as_history()
    {
        const string History =
            "S1,stage-entered,2024-01-01,univ-sh,research,,310115,,,\nS1,handover-offered,2024-02-01,univ-sh,,,,pilot,site-bj,H1\n"
            + "S1,handover-accepted,2024-02-10,univ-sh,,,,,,H1\n";

        (await ImportAsync(shanghai, History)).Facts.ShouldBe(3);
    }

    [Fact]
    public async Task An_office_imports_what_originates_in_its_region_and_nothing_else()
    {
        (await ImportAsync(hebei, "R1,stage-entered,2024-01-01,univ-bj,research,,130100,,,\n")).Facts.ShouldBe(1);

        (await ImportAsync(hebei, "R2,stage-entered,2024-01-01,univ-bj,research,,110108,,,\n")).Errors.Select(error => error.Code).ShouldBe(["outside-your-region"]);
    }

    [Fact]
    public async Task Who_only_reads_imports_nothing()
    {
        (await ImportAsync(new("someone", Role.Auditor), "R1,stage-entered,2024-01-01,univ-bj,research,,110108,,,\n")).IsRefused.ShouldBeTrue();
        (await ImportAsync(beijing with { MayWrite = false }, "R1,stage-entered,2024-01-01,univ-bj,research,,110108,,,\n")).IsRefused.ShouldBeTrue();
    }

    private async Task AtTheConsoleAsync(string rows) => (await ImportAsync(null, rows)).Errors.ShouldBeEmpty();

    private async Task<ImportReport> ImportAsync(Caller? caller, string rows)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Header + rows));
        var options = new ImportOptions("univ-bj", new("someone", "someone", "import:test.csv"), Caller: caller);
        return await service.Get<StageLogImport>().RunAsync(file, options, null, default);
    }
}
