using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Spreadsheets.Reading;
using TransferFlow.Service.Spreadsheets.Writing;

namespace TransferFlow.Tests.Spreadsheets;

/// <summary>What is written is judged by the format's own library and read back by ours.</summary>
public sealed class Writing_a_workbook
{
    private static readonly SheetColumn[] Columns =
    [
        new("编号", SheetStyle.Text, 20), new("日期", SheetStyle.Date), new("金额", SheetStyle.Amount), new("阶段", SheetStyle.Text, 18, "Lists!$A$2:$A$3"), new("", SheetStyle.Wrapped),
    ];

    [Fact]
    public void Is_valid_against_the_schema_of_the_format()
    {
        using var file = new MemoryStream(Sample());
        using var document = SpreadsheetDocument.Open(file, isEditable: false);

        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void Types_its_cells_and_columns_so_that_texts_stay_texts()
    {
        using var file = new MemoryStream(Sample());
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.First().Worksheet!;
        var formats = document.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().Select(format => format.NumberFormatId!.Value).ToArray();

        Cell Named(string name) => sheet.Descendants<Cell>().First(cell => cell.CellReference == name);
        (Named("A2").DataType!.Value, Named("A2").InnerText).ShouldBe((CellValues.InlineString, "=1+1"));
        (Named("A3").InnerText, formats[(int)Named("A3").StyleIndex!.Value]).ShouldBe(("000007", 49u));
        (Named("B2").DataType, Named("B2").InnerText, formats[(int)Named("B2").StyleIndex!.Value]).ShouldBe((null, "46203", 164u));
        (Named("C2").DataType, Named("C2").InnerText).ShouldBe((null, "-1234.5"));
        formats[(int)sheet.Descendants<Column>().First().Style!.Value].ShouldBe(49u);
        sheet.Descendants<Formula1>().ShouldHaveSingleItem().Text.ShouldBe("Lists!$A$2:$A$3");
        sheet.Descendants<CellFormula>().ShouldBeEmpty();
        document.WorkbookPart.Workbook!.Descendants<Sheet>().Select(each => (each.Name!.Value, each.State?.Value)).ShouldBe([("日志 & 其他", null), ("Lists", SheetStateValues.Hidden)]);
    }

    [Fact]
    public void Gives_the_same_bytes_for_the_same_content() => Sample().ShouldBe(Sample());

    [Fact]
    public void Any_text_is_read_back_as_it_was_without_the_space_around_it() => Gen.String.Array[1, 8].Sample(texts =>
    {
        var read = ReadBack(texts);

        for (var i = 0; i < texts.Length; i++) read.FirstOrDefault(cell => cell.Column == i).Text.ShouldBe(texts[i].Trim() is { Length: > 0 } text ? text : null);
    });

    [Theory]
    [InlineData("_x0041_")]
    [InlineData("_x005F_x0041_")]
    [InlineData("a\0b\u001f\r\nc")]
    [InlineData("half \ud800 of a pair, the other half \udc00, \uffff")]
    [InlineData("𠮷野家 <&>\"'")]
    public void Text_that_XML_cannot_hold_survives(string text) => ReadBack([text]).ShouldHaveSingleItem().Text.ShouldBe(text);

    [Theory]
    [InlineData("1234567.8901", false)]
    [InlineData("0.1", false)]
    [InlineData("999999999999999", false)]
    [InlineData("123456789012345.1230", true)]
    public void A_decimal_is_a_number_unless_a_spreadsheet_would_round_it(string number, bool isText)
    {
        var cell = SheetCell.Of(decimal.Parse(number));

        cell.IsText.ShouldBe(isText);
        ReadBack([], cell).ShouldHaveSingleItem().Text.ShouldBe(number.TrimEnd('0'));
    }

    [Fact]
    public void Every_decimal_of_an_amount_is_read_back_exactly() =>
        Gen.Select(Gen.Long[0, 9_999_999_999_999_999], Gen.Int[0, 4]).Sample((digits, scale) =>
        {
            var amount = new decimal(digits) / (decimal)Math.Pow(10, scale);

            decimal.Parse(ReadBack([], SheetCell.Of(amount)).ShouldHaveSingleItem().Text).ShouldBe(amount);
        });

    [Fact]
    public void Every_date_is_read_back() => Gen.Date[new DateTime(1800, 1, 1), new DateTime(9999, 12, 31)].Sample(time =>
    {
        var date = DateOnly.FromDateTime(time);

        ReadBack([], SheetCell.Of(date)).ShouldHaveSingleItem().Text.ShouldBe(date.ToString("yyyy-MM-dd"));
    });

    [Fact]
    public void More_rows_than_a_sheet_has_are_refused_by_name()
    {
        using var workbook = new WorkbookWriter(Stream.Null);
        var sheet = workbook.Add("a", Columns);
        sheet.WriteAt(SheetLimits.Rows, SheetCell.Of(1L));

        Should.Throw<RefusedException>(() => sheet.Write(SheetCell.Of(2L))).Refusal.Code.ShouldBe("too-many-rows-for-xlsx");
    }

    private static byte[] Sample()
    {
        using var file = new MemoryStream();
        using (var workbook = new WorkbookWriter(file))
        {
            var sheet = workbook.Add("日志 & 其他", Columns);
            sheet.Write(SheetCell.Of("=1+1"), SheetCell.Of(new DateOnly(2026, 6, 30)), SheetCell.Of(-1234.50m), SheetCell.Of("中试"), SheetCell.Of("a\nb"));
            sheet.Write(SheetCell.Of("000007") with { IsMarked = true }, SheetCell.Of(new DateOnly(1899, 1, 1)), SheetCell.Of(double.NaN), default, default(SheetCell) with { IsMarked = true });
            sheet.WriteAt(10, SheetCell.Of(7L), SheetCell.Of(0.1), SheetCell.Of("\u0001"));
            workbook.Add("Lists", [new("stage")], isHidden: true).Write(SheetCell.Of("研发"));
        }

        return file.ToArray();
    }

    private static IReadOnlyList<ReadCell> ReadBack(string[] texts, params SheetCell[] cells)
    {
        using var file = new MemoryStream();
        using (var workbook = new WorkbookWriter(file)) workbook.Add("a", []).WriteAt(5, [.. texts.Select(SheetCell.Of), .. cells]);
        using var sheet = SheetReader.Open(file);
        return Reading_cells.Rows(sheet).SingleOrDefault().Cells ?? [];
    }
}
