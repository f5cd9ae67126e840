using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using TransferFlow.Domain.Organisations;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Importing;
using TransferFlow.Web.Text;

namespace TransferFlow.Tests.Import;

public sealed class The_import_template
{
    [Theory]
    [InlineData("Zh", "成果编号", "进入阶段", "中试", "新材料及其应用")]
    [InlineData("En", "result", "stage entry", "Pilot testing", "New materials and their application")]
    public void Is_a_valid_workbook_with_drop_downs_in_the_language_of_the_page(string language, string header, params string[] choices)
    {
        using var document = Open(Template(language));
        var (sheets, validations) = (Sheets(document), Sheet(document, 0).Descendants<DataValidation>().ToList());

        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(fault => fault.Description).ShouldBeEmpty();
        sheets.Select(sheet => sheet.State?.Value == SheetStateValues.Hidden).ShouldBe([false, false, false, true]);
        Rows(document, 0).ShouldHaveSingleItem()[0].ShouldBe(header);
        validations.Count.ShouldBe(9);
        validations.ShouldAllBe(validation => validation.Type! == DataValidationValues.List && validation.Formula1!.Text.StartsWith("Lists!$"));
        choices.ShouldBeSubsetOf(Rows(document, 3).SelectMany(row => row));
        Rows(document, 2).Count.ShouldBeGreaterThan(40);
        Rows(document, 3).SelectMany(row => row).ShouldContain(language == "Zh" ? "pilot-a" : "Pilot base A");
    }

    [Theory]
    [InlineData("Zh")]
    [InlineData("En")]
    public async Task Is_imported_empty_with_a_note_and_its_examples_as_they_are(string language)
    {
        await using var service = await ImportService.StartAsync();
        using var document = Open(Template(language));

        var empty = await service.ImportAsync(Template(language));
        var examples = await service.ImportAsync(ASheet.Of([.. Rows(document, 1)]));

        empty.Errors.ShouldBeEmpty();
        empty.Warned.ShouldHaveSingleItem().Code.ShouldBe("no-rows");
        examples.Errors.ShouldBeEmpty();
        (examples.Results, examples.Facts).ShouldBe((1, 3));
    }

    [Theory]
    [InlineData("Zh")]
    [InlineData("En")]
    public async Task Offers_nothing_in_its_lists_that_an_import_does_not_understand(string language)
    {
        await using var service = await ImportService.StartAsync();
        using var document = Open(Template(language));
        var lists = Rows(document, 3);

        foreach (var (column, cell) in lists[1..].SelectMany(row => lists[0].Zip(row))
            .Where(choice => choice.Second is not null && !choice.Second.StartsWith("pilot-", StringComparison.Ordinal) && !choice.Second.StartsWith("Pilot base ", StringComparison.Ordinal)))
        {
            var row = new Dictionary<string, string?>
            {
                ["result"] = "N1", ["event"] = column switch { "stage" or "site" => "stage-entered", "to_stage" or "to_site" => "handover-offered", "field" => "registered", _ => "deal-signed" },
                ["occurred_on"] = "2021-02-01", ["contract_no"] = "C1", ["region"] = "110108", ["handover"] = "H1", ["stage"] = "pilot",
                ["to_stage"] = "pilot", ["to_region"] = "110108", [column!] = cell,
            };
            var report = await service.ImportAsync(ASheet.Of([.. row.Keys], [.. row.Values]), dryRun: true);

            report.Errors.ShouldNotContain(error => error.Column == column, $"{column} {cell}");
        }
    }

    /// <summary>Two of its sites share their Chinese name.</summary>
    private static byte[] Template(string language)
    {
        Site[] sites =
        [
            new(ImportService.ValidationCentre, "concept-validation-centre", new("天津概念验证中心", "Tianjin validation centre"), "op-tj", "120104"),
            new(ImportService.PilotBase, "pilot-base", new("河北中试基地", "Hebei pilot base"), "op-hb", "130400"),
            new("pilot-a", "pilot-base", new("中试基地", "Pilot base A"), "op", "310115"), new("pilot-b", "pilot-base", new("中试基地", "Pilot base B"), "op", "310115"),
        ];
        return new ImportTemplate(Enum.Parse<Language>(language), new Catalogues(), sites).Write();
    }

    private static SpreadsheetDocument Open(byte[] workbook) => SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);

    private static List<Sheet> Sheets(SpreadsheetDocument document) => [.. document.WorkbookPart!.Workbook!.Descendants<Sheet>()];

    private static Worksheet Sheet(SpreadsheetDocument document, int sheet) =>
        ((WorksheetPart)document.WorkbookPart!.GetPartById(Sheets(document)[sheet].Id!.Value!)).Worksheet!;

    /// <summary>The texts of all cells up to the last column; dates, which are numbers here, as dates.</summary>
    private static List<string?[]> Rows(SpreadsheetDocument document, int sheet)
    {
        var rows = Sheet(document, sheet).Descendants<Row>().ToList();
        var width = rows[0].Elements<Cell>().Count();
        return [.. rows.Select(row => Enumerable.Range(0, width).Select(column =>
            Text(row.Elements<Cell>().FirstOrDefault(cell => cell.CellReference == Service.Spreadsheets.CellName.Of(column, row.RowIndex!.Value)))).ToArray())];

        static string? Text(Cell? cell) => cell is { DataType: null, InnerText: var number } && number.Length == 5
            ? new DateOnly(1899, 12, 30).AddDays(int.Parse(number)).ToString("yyyy-MM-dd") : cell?.InnerText;
    }
}
