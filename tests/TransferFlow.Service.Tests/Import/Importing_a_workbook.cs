using System.Text;
using System.Text.Json;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Tests.Spreadsheets;

namespace TransferFlow.Tests.Import;

public sealed class Importing_a_workbook(UnchangedDatabase database) : IClassFixture<UnchangedDatabase>
{
    private static readonly string[] Header = ["成果编号", "事件", "发生日期", "阶段", "承接地", "合同编号", "金额（万元）", "币种"];

    [Fact]
    public async Task One_that_LibreOffice_saved_gives_the_facts_of_the_same_table_in_CSV()
    {
        await using var workbook = await ImportService.StartAsync();
        await using var csv = await ImportService.StartAsync();

        var report = await workbook.ImportAsync(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Spreadsheets", "Files", "LibreOffice.xlsx")));
        await csv.AcceptAsync(""""
            成果编号,事件,发生日期,阶段,承接地,合同编号,金额（万元）,成果名称
            000007,进入阶段,2021年2月1日,研发,110108,,,"=固态 ""电池"""
            000007,合同签订,2022年3月1日,,,HT-2022-018,3.3,
            """");

        report.Errors.ShouldBeEmpty();
        (report.Rows, report.Facts, report.Registered).ShouldBe((2, 2, 1));
        (await workbook.FactsAsync()).ShouldBe(await csv.FactsAsync());
    }

    [Fact]
    public async Task Errors_name_the_row_the_column_and_the_cell_as_the_sheet_counts_them()
    {
        var rows = """
            <row r="3"><c r="B3" t="inlineStr"><is><t>编号</t></is></c><c r="C3" t="inlineStr"><is><t>事件</t></is></c><c r="D3" t="inlineStr"><is><t>日期</t></is></c>
            <c r="E3" t="inlineStr"><is><t>地区</t></is></c><c r="F3" t="inlineStr"><is><t>阶段</t></is></c></row>
            <row r="17"><c r="B17"><v>1</v></c><c r="C17" t="inlineStr"><is><t>进入阶段</t></is></c><c r="D17"><v>45658</v></c><c r="E17" t="e"><v>#N/A</v></c></row>
            """;

        var report = await database.RefuseAsync(AWorkbook.Of(rows).File());

        report.Errors.Select(error => (error.Row, error.Column, error.Cell, error.Code)).ShouldBe(
            [(17, "occurred_on", "D17", "bad-date"), (17, "stage", "F17", "missing-value"), (17, "region", "E17", "error-value")], ignoreOrder: true);
        JsonSerializer.Serialize(report.Errors.First(error => error.Cell == "D17"), JsonSerializerOptions.Web)
            .ShouldStartWith("""{"row":17,"column":"occurred_on","cell":"D17","code":"bad-date","message":{""");
    }

    [Fact]
    public async Task A_header_that_is_not_known_is_named_with_its_cell()
    {
        var report = await database.RefuseAsync(ASheet.Of(["result", "event", "occured_on"]));

        report.Errors.Select(error => (error.Row, error.Column, error.Cell, error.Code)).ShouldBe([(1, "occured_on", "C1", "unknown-column"), (1, "occurred_on", null, "missing-column")]);
    }

    [Theory]
    [InlineData("<c t=\"e\"><v>#VALUE!</v></c>", "error-value")]
    [InlineData("<c><f>NOW()</f></c>", "formula-without-value")]
    [InlineData("<c><v>1234567890123456789</v></c>", "inexact-number")]
    public async Task A_cell_that_does_not_say_what_it_means_is_one_error(string cell, string code)
    {
        var sound = AWorkbook.Header + $"""<row r="2">{cell}<c t="inlineStr"><is><t>stage-entered</t></is></c><c t="d"><v>2021-02-01</v></c><c t="inlineStr"><is><t>research</t></is></c><c><v>110108</v></c></row>""";

        var report = await database.RefuseAsync(AWorkbook.Of(sound).File());

        report.Errors.Select(error => (error.Row, error.Column, error.Cell, error.Code)).ShouldBe([(2, "result", "A2", code)]);
    }

    [Theory]
    [InlineData("A2:A4", "result", 2)]
    [InlineData("A1:A3", "result", 2)]
    [InlineData("D3:Z3", "stage", 3)]
    public async Task Merged_cells_are_named_for_all_but_the_first_only_seem_to_have_the_value(string range, string column, int row)
    {
        var workbook = AWorkbook.Of(AWorkbook.Header + AWorkbook.Row(2) + AWorkbook.Row(3, "N2"), $"<mergeCells><mergeCell ref=\"{range}\"/></mergeCells>");

        var error = (await database.RefuseAsync(workbook.File())).Errors.ShouldHaveSingleItem();

        (error.Row, error.Column, error.Cell, error.Code).ShouldBe((row, column, range.Split(':')[0], "merged-cells"));
        error.Message.Zh.ShouldContain(range);
    }

    [Theory]
    [InlineData("A1:F1")]
    [InlineData("H1:J9")]
    public async Task Cells_merged_in_the_header_or_beside_the_table_harm_nothing(string range)
    {
        await using var service = await ImportService.StartAsync();

        (await service.ImportAsync(AWorkbook.Of(AWorkbook.Header + AWorkbook.Row(2), $"<mergeCells><mergeCell ref=\"{range}\"/></mergeCells>").File())).Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("12.345678", "", "123456.78")]
    [InlineData("12.345678", "USD", "123456.78")]
    [InlineData("0.1", "CNY", "1000")]
    [InlineData("1,234.50", "CNY", "12345000")]
    [InlineData(" 1234.5 ", "人民币", "12345000")]
    public async Task Amounts_in_units_of_ten_thousand_yuan_keep_every_decimal(string cell, string currency, string amount)
    {
        await using var asText = await ImportService.StartAsync();

        (await asText.ImportAsync(ASheet.Of(Header, ["N1", "合同签订", "2021-02-01", null, "110108", "C1", cell, currency]))).Errors.ShouldBeEmpty();

        (await asText.TextsAsync("select trim_scale((data->'terms'->>'amount')::numeric)::text from mt_events where type = 'deal-signed'")).ShouldBe([amount]);
    }

    [Theory]
    [InlineData("1,234.50万元", "unit-in-cell")]
    [InlineData("1234元", "unit-in-cell")]
    [InlineData("3亿元", "unit-in-cell")]
    [InlineData("万", "bad-number")]
    [InlineData("0.123456789", "too-many-digits")]
    public async Task An_amount_that_is_no_number_is_named_with_what_to_do(string cell, string code)
    {
        var error = (await database.RefuseAsync(ASheet.Of(Header, ["N1", "合同签订", "2021-02-01", null, "110108", "C1", cell]))).Errors.ShouldHaveSingleItem();

        (error.Row, error.Column, error.Cell, error.Code).ShouldBe((2, "amount", "G2", code));
    }

    [Fact]
    public async Task Full_width_digits_are_no_digits_as_in_CSV()
    {
        var report = await database.RefuseAsync(ASheet.Of(Header, ["N1", "合同签订", "２０２１-02-01", null, "110108", "C1", "１２"]));

        report.Errors.Select(error => error.Code).ShouldBe(["bad-date", "bad-number"]);
    }

    [Fact]
    public async Task The_first_sheet_that_can_be_seen_is_read()
    {
        await using var service = await ImportService.StartAsync();
        var workbook = AWorkbook.Of(AWorkbook.Header + AWorkbook.Row(2)).With("xl/worksheets/other.xml", "<nothing/>");
        var names = Encoding.UTF8.GetString(workbook.Parts[AWorkbook.Workbook]).Replace("<sheets>", "<sheets><sheet name=\"b\" sheetId=\"2\" state=\"hidden\" r:id=\"s2\"/>", StringComparison.Ordinal)
            .Replace("</sheets>", "<sheet name=\"c\" sheetId=\"3\" r:id=\"s2\"/></sheets>", StringComparison.Ordinal);
        var relations = Encoding.UTF8.GetString(workbook.Parts["xl/_rels/workbook.xml.rels"]).Replace("</Relationships>",
            "<Relationship Id=\"s2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/other.xml\"/></Relationships>", StringComparison.Ordinal);

        var report = await service.ImportAsync(workbook.With(AWorkbook.Workbook, names).With("xl/_rels/workbook.xml.rels", relations).File());

        report.Errors.ShouldBeEmpty();
        report.Facts.ShouldBe(1);
    }

    [Fact]
    public async Task A_long_sheet_reports_its_progress_and_can_be_cancelled()
    {
        var rows = Enumerable.Range(1, 5_000).Select(i => new[] { $"N{i}", "进入阶段", "2021-02-01", "研发", "110108" });
        var file = ASheet.Of([Header, .. rows]);
        var seen = new List<ImportProgress>();
        using var cancel = new CancellationTokenSource();

        await database.Service.ImportAsync(file, dryRun: true, progress: new Each(seen.Add));
        await Should.ThrowAsync<OperationCanceledException>(() => database.Service.ImportAsync(file, progress: new Each(_ => cancel.Cancel()), stop: cancel.Token));

        seen.Where(progress => progress.Phase == ImportPhase.Reading).Select(progress => progress.Rows).ShouldBe([1_000, 2_000, 3_000, 4_000, 5_000]);
    }

    private sealed class Each(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
