using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using TransferFlow.Domain.Results;
using TransferFlow.Tests.Postgres;
using TransferFlow.Tests.Verbs;

namespace TransferFlow.Tests.Import;

public sealed class Exporting_a_workbook
{
    // Zeros at the end of an amount are the one thing that a number in a cell does not keep; they mean nothing.
    private const string FactsWithoutScale =
        """
        select concat_ws(' ', r.data->>'owner', r.data->>'number', e.version, e.type, e.data #- '{terms,amount}' #- '{terms,amountCny}',
            trim_scale((e.data->'terms'->>'amount')::numeric), trim_scale((e.data->'terms'->>'amountCny')::numeric))
        from mt_events e join mt_events r on r.stream_id = e.stream_id and r.type = 'registered' order by 1
        """;

    [Fact]
    public Task Imported_elsewhere_it_gives_the_same_facts_and_figures_and_here_nothing_new() => Gen.Int.SampleAsync(async seed =>
    {
        await using var here = await ImportService.StartAsync();
        await using var there = await ImportService.StartAsync();
        var rows = RandomLog.Rows(seed, 12);
        new Random(seed).Shuffle(rows);
        await here.AcceptAsync(RandomLog.File(rows));

        var export = await here.ExportSheetAsync();
        (await there.ImportAsync(export)).Errors.ShouldBeEmpty();

        (await there.TextsAsync(FactsWithoutScale)).ShouldBe(await here.TextsAsync(FactsWithoutScale));
        (await there.FiguresAsync()).ShouldBe(await here.FiguresAsync());
        (await there.ExportSheetAsync()).ShouldBe(export);
        var again = await here.ImportAsync(export);
        (again.Errors.Count, again.Facts, again.AlreadyKnown).ShouldBe((0, 0, again.Rows));
    }, iter: 8, threads: 1);

    [Fact]
    public async Task It_is_valid_and_has_typed_columns_and_a_sheet_that_explains_them()
    {
        await using var service = await ImportService.StartAsync();
        await service.AcceptAsync("result,event,occurred_on,region,contract_no,amount,currency\nN1,deal-signed,2021-02-01,110108,007,1234.50,CNY");

        using var file = new MemoryStream(await service.ExportSheetAsync());
        using var document = SpreadsheetDocument.Open(file, isEditable: false);

        new OpenXmlValidator().Validate(document).ShouldBeEmpty();
        var sheets = document.WorkbookPart!.Workbook!.Descendants<Sheet>().ToList();
        sheets.Select(sheet => sheet.Name!.Value).ShouldBe(["阶段日志 Stage log", "说明 About"]);
        Texts(0).ShouldContain("110108");
        Texts(0).ShouldContain("007");
        Texts(0).ShouldContain("1234.5");
        Texts(1).ShouldContain(text => text != null && text.Contains("main:", StringComparison.Ordinal));
        Texts(1).ShouldContain("origin_region");

        List<string?> Texts(int sheet) =>
            [.. ((WorksheetPart)document.WorkbookPart.GetPartById(sheets[sheet].Id!.Value!)).Worksheet!.Descendants<Cell>().Select(cell => cell.InnerText)];
    }

    [Fact]
    public async Task Amounts_that_a_number_in_a_cell_cannot_hold_are_kept_as_text()
    {
        await using var here = await ImportService.StartAsync();
        await using var there = await ImportService.StartAsync();
        await here.AppendAsync(ResultId.Of("jjj", "default", "N1"),
            new Fact.ResultRegistered("default", "N1", null, null, "110108") { OccurredOn = new(2020, 1, 1) },
            new Fact.DealSigned("C1", new(null, null, 123_456_789_012_345.1234m, "USD", 0.0001m, null, null)) { OccurredOn = new(2020, 1, 2) });

        (await there.ImportAsync(await here.ExportSheetAsync())).Errors.ShouldBeEmpty();

        (await there.FactsAsync()).ShouldBe(await here.FactsAsync());
    }

    [Fact]
    public async Task The_verb_writes_it_whole_and_imports_it_again_without_effect()
    {
        await using var service = await ImportService.StartAsync();
        using var folder = new TemporaryFolder();
        await service.AcceptAsync(RandomLog.File(RandomLog.Rows(1, 3)));

        var written = await HostProcess.RunAsync(service.ConnectionString, "export", "xlsx", "--out", folder["log.xlsx"]);
        var again = await HostProcess.RunAsync(service.ConnectionString, "import", folder["log.xlsx"], "--format", "json");
        var unknown = await HostProcess.RunAsync(service.ConnectionString, "export", "ods", "--out", folder["log.ods"]);

        (written.Exit, again.Exit, unknown.Exit).ShouldBe((0, 0, 2));
        Directory.GetFiles(folder[""]).Select(Path.GetFileName).ShouldBe(["log.xlsx"]);
        again.Output.ShouldContain("\"facts\":0");
        again.Output.ShouldContain("\"errors\":[]");
    }
}
