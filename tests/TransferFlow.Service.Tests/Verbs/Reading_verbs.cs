using System.Text.Json;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Tests.Import;
using TransferFlow.Tests.Postgres;

namespace TransferFlow.Tests.Verbs;

public sealed class Reading_verbs
{
    [Fact]
    public async Task A_figure_is_printed_as_the_bytes_of_its_address_as_CSV_or_as_a_table()
    {
        await using var service = await FilledAsync();
        await service.CatchUpAsync();
        KeyValuePair<string, string>[] parameters = [new("stage", "research"), new("asOf", "2026-06-30"), new("by", "province")];
        var answer = System.Text.Encoding.UTF8.GetString(await service.Get<Service.Monitoring.Figures>().AnswerAsync("stage-conversion", parameters, null, default));
        string[] words = ["figure", "stage-conversion", "--stage", "research", "--as-of", "2026-06-30", "--by=province"];

        var json = await RunAsync(service, words);
        var csv = await RunAsync(service, [.. words, "--format", "csv"]);
        var table = await RunAsync(service, [.. words, "--format", "table"]);
        var refused = await RunAsync(service, "figure", "stage-conversion", "--stage", "middle");
        var unknown = await RunAsync(service, "figure", "conversion-rate");

        (json.Exit, json.Output, json.Messages).ShouldBe((0, answer + "\n", ""));
        csv.Exit.ShouldBe(0);
        csv.Output.TrimStart('\uFEFF').Split("\r\n")[0].ShouldContain("region");
        table.Exit.ShouldBe(0);
        table.Output.ShouldContain("北京");
        (refused.Exit, refused.Output).ShouldBe((2, ""));
        refused.Messages.ShouldNotBeEmpty();
        (unknown.Exit, unknown.Output).ShouldBe((2, ""));
    }

    [Fact]
    public async Task A_history_is_found_by_id_and_by_number_and_printed_a_fact_a_line()
    {
        await using var service = await FilledAsync();

        var byNumber = await RunAsync(service, "history", "N1");
        var byId = await RunAsync(service, "history", ResultId.Of("jjj", "default", "N1"));
        var early = await RunAsync(service, "history", "N1", "--as-of", "2021-02-15");
        var none = await RunAsync(service, "history", "N9");

        (byNumber.Exit, byNumber.Messages).ShouldBe((0, ""));
        (byId.Exit, byId.Output, byId.Messages).ShouldBe((0, byNumber.Output, ""));
        Events(byNumber).ShouldBe(["registered", "stage-entered", "stage-entered"]);
        Events(early).ShouldBe(["registered", "stage-entered"]);
        (none.Exit, none.Output).ShouldBe((2, ""));
        none.Messages.ShouldContain("unknown-result");
    }

    [Fact]
    public async Task The_position_is_the_newest_and_the_export_a_file_that_appears_whole()
    {
        await using var service = await FilledAsync();
        using var folder = new TemporaryFolder();

        var position = await RunAsync(service, "position");
        var export = await RunAsync(service, "export", "log", "--out", folder["log.csv"]);
        var before = await RunAsync(service, "export", "log", "--out", folder["before.csv"], "--known-at", "main:2");
        var nowhere = await RunAsync(service, "export", "log", "--out", folder["missing/log.csv"]);
        var other = await RunAsync(service, "export", "everything", "--out", folder["x"]);

        (position.Exit, position.Output, position.Messages).ShouldBe((0, "main:4\n", ""));
        (export.Exit, export.Output).ShouldBe((0, ""));
        (await File.ReadAllTextAsync(folder["log.csv"])).ShouldBe((await service.ExportAsync()).TrimStart('\uFEFF'));
        (await File.ReadAllLinesAsync(folder["before.csv"])).Length.ShouldBe(1 + 2);
        before.Exit.ShouldBe(0);
        (nowhere.Exit, other.Exit).ShouldBe((1, 2));
        Directory.GetFiles(folder.Path).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("imports", "x.csv")]
    [InlineData]
    public async Task A_verb_that_is_not_there_is_refused_with_the_usage_of_those_that_are(params string[] words)
    {
        var ran = await HostProcess.RunAsync("Host=none", words);

        (ran.Exit, ran.Output).ShouldBe((2, ""));
        ran.Messages.ShouldContain("usage: transferflow import FILE");
        ran.Messages.ShouldContain("usage: transferflow serve");
    }

    private static async Task<ImportService> FilledAsync()
    {
        var service = await ImportService.StartAsync();
        await service.AcceptAsync("result,event,occurred_on,stage,region\nN1,stage-entered,2021-02-01,research,110108\nN1,stage-entered,2021-03-01,pilot,130400\n");
        await service.AcceptAsync("result,event,occurred_on,region\nN2,registered,2021-02-01,110108");
        return service;
    }

    private static IEnumerable<string?> Events(Ran ran) =>
        ran.Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString());

    private static Task<Ran> RunAsync(ImportService service, params string[] words) => HostProcess.RunAsync(service.ConnectionString, words);
}
