using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging.Importing;

namespace TransferFlow.Tests.Import;

public sealed class Importing_again
{
    [Fact]
    public async Task A_file_that_was_imported_before_writes_nothing()
    {
        await using var service = await ImportService.StartAsync();
        var rows = RandomLog.Rows(seed: 1, results: 20);
        var first = await service.AcceptAsync(RandomLog.File(rows));
        var before = await service.CountsAsync();

        var again = await service.AcceptAsync(RandomLog.File(rows));

        (again.Rows, again.Results, again.Registered, again.Facts, again.AlreadyKnown).ShouldBe((first.Rows, first.Results, 0, 0, first.Rows));
        (await service.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_and_reports_what_the_import_then_does()
    {
        await using var service = await ImportService.StartAsync();
        var before = await service.CountsAsync();
        const string rows = """
            result,event,occurred_on,stage,region,organisation
            N1,stage-entered,1983-02-01,research,110108,A new one
            N2,stage-entered,1983-02-01,research,110108,
            """;

        var dry = await service.ImportAsync(rows, dryRun: true);
        (await service.CountsAsync()).ShouldBe(before);
        var real = await service.AcceptAsync(rows);

        Counts(dry).ShouldBe(Counts(real));
        (dry.Facts, dry.Registered).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Halves_in_any_order_and_shuffled_rows_give_the_same_facts_and_figures()
    {
        var rows = RandomLog.Rows(seed: 2, results: 40);
        var random = new Random(7);
        // Facts that rest on others have to come with or after them, so each half holds whole results.
        var (odd, even) = (Half(1), Half(0));
        string[][][] ways =
        [
            [rows], [odd, even], [even, odd], [[.. rows.Reverse()]], [Shuffled(rows)], [[.. rows.OrderBy(Day)]],
            [.. rows.GroupBy(Day).OrderBy(_ => random.Next()).GroupBy(_ => 0).Select(days => days.SelectMany(day => day).ToArray())],
        ];

        var figures = new List<string>();
        foreach (var way in ways)
        {
            await using var service = await ImportService.StartAsync();
            foreach (var part in way) await service.AcceptAsync(RandomLog.File(part));
            (await service.TextsAsync("select count(*)::text from mt_events")).ShouldBe([rows.Length.ToString()]);
            figures.Add(await service.FiguresAsync());
        }

        figures.Distinct().ShouldHaveSingleItem();

        string[] Half(int remainder) => [.. rows.Where(row => row.Split(',')[0][^1] % 2 == remainder)];
        string[] Shuffled(string[] some) => [.. some.OrderBy(_ => random.Next())];
        static string Day(string row) => row.Split(',')[2];
    }

    [Fact]
    public async Task Rows_that_imply_their_registration_give_the_same_figures_by_place_in_halves_of_any_order()
    {
        string[] stages = ["research", "pilot", "commercialization"];
        string[] rows = [.. Enumerable.Range(0, 60).Select(i => $"N{i % 25},stage-entered,201{i / 25}-01-{(i % 28) + 1:00},{stages[i / 25]},{(i % 3 == 0 ? "110108" : "310115")}")];
        string[][][] ways = [[rows], [rows[..30], rows[30..]], [rows[30..], rows[..30]]];

        var figures = new List<string>();
        foreach (var way in ways)
        {
            await using var service = await ImportService.StartAsync();
            foreach (var part in way) await service.AcceptAsync("result,event,occurred_on,stage,region\n" + string.Join('\n', part));
            // By origin they may differ: a half is registered by the earliest row that it has.
            var lines = (await service.FiguresAsync()).Split('\n').Where(line => !line.Contains("attribution=origin", StringComparison.Ordinal));
            figures.Add(string.Join('\n', lines));
        }

        figures.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_known_fact_with_other_content_is_a_conflict()
    {
        await using var service = await ImportService.StartAsync();
        await service.AcceptAsync("result,event,occurred_on,region,reason\nN1,terminated,2021-02-01,110108,no money");

        var report = await service.ImportAsync("result,event,occurred_on,region,reason\nN1,terminated,2021-02-01,110108,no market");

        var error = report.Errors.ShouldHaveSingleItem();
        (error.Row, error.Code).ShouldBe((2, "conflicts-with-known-fact"));
    }

    [Fact]
    public async Task Equal_rows_are_named_and_so_are_rows_of_the_same_fact_that_differ()
    {
        await using var service = await ImportService.StartAsync();

        var report = await service.ImportAsync("""
            result,event,occurred_on,stage,region,trl
            N1,stage-entered,2021-02-01,research,110108,3
            N1,stage-entered,2021-02-01,research,110108,3
            N1,stage-entered,2021-02-01,research,110108,4
            """);

        report.Errors.Select(error => (error.Row, error.Code)).ShouldBe([(3, "duplicate-row"), (4, "conflicts-with-known-fact")]);
        report.Errors[0].Message.En.ShouldContain("row 2");
    }

    private static object Counts(ImportReport report) =>
        (report.Rows, report.Results, report.Registered, report.Facts, report.AlreadyKnown, report.Rejected, report.Warnings);

    [Fact]
    public async Task A_file_read_again_brings_back_nothing_that_is_void_or_was_corrected_and_another_can_register_the_result_again()
    {
        await using var service = await ImportService.StartAsync();
        const string head = "result,event,occurred_on,stage,region,title\n";
        const string file = head + "N1,registered,2021-01-01,,110108,成果\nN1,stage-entered,2021-02-01,research,110108,";
        await service.AcceptAsync(file);
        var result = ResultId.Of("jjj", "default", "N1");
        var moved = new Fact.StageEntered(Stage.Research, null, null, "110108") { OccurredOn = new(2021, 2, 11) };
        await service.AppendAsync(result,
        [
            new Fact.CorrectionRequested([new(1, null), new(2, moved)], "typo", "person-1") { OccurredOn = new(2021, 3, 1) },
            new Fact.CorrectionApproved(3, "person-2") { OccurredOn = new(2021, 3, 1) },
        ]);

        var again = await service.AcceptAsync(file);
        var other = await service.ImportAsync(head + "N1,stage-passed,2021-04-01,research,110108,");
        var anew = await service.AcceptAsync(head + "N1,registered,2021-01-05,,110108,成果（重新登记）");

        (again.Facts, again.AlreadyKnown).ShouldBe((0, 2));
        other.Errors.ShouldHaveSingleItem().Code.ShouldBe("not-registered");
        anew.Facts.ShouldBe(1);
        (await service.TextsAsync($"select version::text from mt_events where stream_id = '{result}' and type = 'registered' order by version")).ShouldBe(["1", "5"]);
    }
}
