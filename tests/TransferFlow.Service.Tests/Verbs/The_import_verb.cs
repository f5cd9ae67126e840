using System.Text.Json;
using TransferFlow.Tests.Import;
using TransferFlow.Tests.Postgres;

namespace TransferFlow.Tests.Verbs;

public sealed class The_import_verb
{
    private const string Rows = "result,event,occurred_on,stage,region\nN1,stage-entered,1983-02-01,research,141100\nN1,stage-entered,2021-03-01,pilot,130400\n";

    private static readonly string[] Members = ["rows", "results", "registered", "facts", "alreadyKnown", "rejected", "warnings", "errors"];

    [Fact]
    public async Task As_JSON_it_prints_the_documented_members_and_nothing_else()
    {
        await using var service = await ImportService.StartAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["good.csv"], Rows);
        await File.WriteAllTextAsync(folder["bad.csv"], Rows + "N2,stage-entered,2021-02-30,research,110108\n");

        var dry = await RunAsync(service, folder["good.csv"], "--format", "json", "--dry-run", "--owner", "复旦大学");
        var good = await RunAsync(service, folder["good.csv"], "--format=json", "--owner", "复旦大学");
        var again = await RunAsync(service, "--format", "json", "--owner", "复旦大学", folder["good.csv"]);
        var bad = await RunAsync(service, folder["bad.csv"], "--format", "json");

        (dry.Exit, good.Exit, again.Exit, bad.Exit).ShouldBe((0, 0, 0, 2));
        dry.Output.ShouldBe(good.Output);
        good.Output.TrimEnd().ShouldBe("""{"rows":2,"results":1,"registered":1,"facts":2,"alreadyKnown":0,"rejected":0,"warnings":1,"errors":[]}""");
        again.Output.TrimEnd().ShouldBe("""{"rows":2,"results":1,"registered":0,"facts":0,"alreadyKnown":2,"rejected":0,"warnings":1,"errors":[]}""");
        good.Messages.ShouldContain("region-not-in-force");

        var report = JsonDocument.Parse(bad.Output).RootElement;
        report.EnumerateObject().Select(member => member.Name).ShouldBe(Members);
        report.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem().GetRawText()
            .ShouldBe("""{"row":4,"column":"occurred_on","code":"bad-date","message":{"zh":"“2021-02-30”不是日期，应如2026-06-30。","en":"'2021-02-30' is no date; it should be like 2026-06-30."}}""");
        bad.Messages.ShouldContain("Nothing was written.");
        (await service.TextsAsync("select count(*)::text from mt_events")).ShouldBe(["3"]);
        (await service.TextsAsync("select distinct headers->>'organisation' from mt_events")).ShouldBe([Domain.Organisations.OrganisationId.Of("复旦大学")]);
    }

    [Fact]
    public async Task As_text_it_prints_one_line_and_says_the_first_errors_beside_it()
    {
        await using var service = await ImportService.StartAsync();
        using var folder = new TemporaryFolder();
        var rows = Enumerable.Range(0, 1_000).Select(i => $"N{i},stage-entered,2021-02-30,research,110108\n");
        await File.WriteAllTextAsync(folder["bad.csv"], "result,event,occurred_on,stage,region\n" + string.Concat(rows));

        var ran = await RunAsync(service, folder["bad.csv"]);

        ran.Exit.ShouldBe(2);
        ran.Output.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldStartWith("1000 rows of ");
        ran.Messages.Split('\n').Count(line => line.StartsWith("error: row ", StringComparison.Ordinal)).ShouldBe(200);
        ran.Messages.ShouldContain("… and 800 more errors");
    }

    [Fact]
    public async Task What_cannot_be_understood_is_refused_with_the_usage()
    {
        await using var service = await ImportService.StartAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["good.csv"], Rows);
        string[][] wrong =
        [
            ["missing.csv"], [], [folder["good.csv"], "--ownr", "x"], [folder["good.csv"], "--format", "yaml"], [folder["good.csv"], "--owner", ""],
        ];

        foreach (var words in wrong)
        {
            var ran = await RunAsync(service, words);

            (ran.Exit, ran.Output).ShouldBe((2, ""), string.Join(' ', words));
            ran.Messages.ShouldContain("usage: transferflow import FILE");
        }

        (await service.TextsAsync("select count(*)::text from mt_events")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_a_failure()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["good.csv"], Rows);

        var ran = await HostProcess.RunAsync("Host=/nowhere;Username=nobody;Database=none", "import", folder["good.csv"]);

        (ran.Exit, ran.Output).ShouldBe((1, ""));
        ran.Messages.ShouldNotBeEmpty();
    }

    private static Task<Ran> RunAsync(ImportService service, params string[] words) => HostProcess.RunAsync(service.ConnectionString, ["import", .. words]);
}
