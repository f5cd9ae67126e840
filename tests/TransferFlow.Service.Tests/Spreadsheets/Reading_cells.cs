using TransferFlow.Domain.Results;
using TransferFlow.Service.Spreadsheets.Reading;

namespace TransferFlow.Tests.Spreadsheets;

public sealed class Reading_cells
{
    [Theory]
    [InlineData("""<c t="inlineStr"><is><t>固态电池</t></is></c>""", "固态电池")]
    [InlineData("""<c t="inlineStr"><is><t xml:space="preserve">  a b　</t></is></c>""", "a b")]
    [InlineData("""<c t="inlineStr"><is><r><t>红</t></r><r><rPr/><t>黑</t></r></is></c>""", "红黑")]
    [InlineData("""<c t="inlineStr"><is><t>漢</t><rPh sb="0" eb="1"><t>kan</t></rPh><phoneticPr fontId="1"/></is></c>""", "漢")]
    [InlineData("""<c t="inlineStr"><is><t>a_x0041_b_x005F_x0041_</t></is></c>""", "aAb_x0041_")]
    [InlineData("""<c t="inlineStr"><is><t><![CDATA[a<b]]>&amp;c</t></is></c>""", "a<b&c")]
    [InlineData("""<c t="s"><v>1</v></c>""", "共享")]
    [InlineData("""<c t="str"><f>A1</f><v>算出</v></c>""", "算出")]
    [InlineData("""<c t="b"><v>1</v></c>""", "TRUE")]
    [InlineData("""<c t="b"><v>0</v></c>""", "FALSE")]
    [InlineData("""<c t="d"><v>2026-06-30</v></c>""", "2026-06-30")]
    [InlineData("""<c t="d"><v>2026-06-30T00:00:00</v></c>""", "2026-06-30")]
    [InlineData("<c><v>130000</v></c>", "130000")]
    [InlineData("<c><v>5.0</v></c>", "5")]
    [InlineData("""<c t="n"><v>1.2345E3</v></c>""", "1234.5")]
    [InlineData("<c><v>-0.5</v></c>", "-0.5")]
    [InlineData("<c><v>12.345678</v></c>", "12.345678")]
    [InlineData("<c><f>1.1*3</f><v>3.3000000000000003</v></c>", "3.3")]
    [InlineData("<c><v>999999999999999</v></c>", "999999999999999")]
    [InlineData("<c><v>1E-7</v></c>", "0.0000001")]
    [InlineData("""<c xmlns:x="urn:x"><x:f>1</x:f><v>1</v><x:v>2</x:v></c>""", "1")]
    public void Every_type_is_read_as_the_text_of_a_CSV_file(string cell, string text)
    {
        var workbook = AWorkbook.Of($"""<row r="1">{cell}</row>""")
            .With(AWorkbook.SharedTexts, $"""<sst xmlns="{AWorkbook.Main}"><si><t>zero</t></si><si><r><t> 共</t></r><r><t>享 </t></r><rPh sb="0" eb="1"><t>gong</t></rPh></si></sst>""");

        Only(workbook).ShouldBe(new(0, text));
    }

    [Theory]
    [InlineData("""<c t="e"><f>NA()</f><v>#N/A</v></c>""", "#N/A", "error-value")]
    [InlineData("""<c t="e"><v>#REF!</v></c>""", "#REF!", "error-value")]
    [InlineData("<c><f>A9</f></c>", "", "formula-without-value")]
    [InlineData("<c><f>A9</f><v></v></c>", "", "formula-without-value")]
    [InlineData("<c><v>1234567890123456</v></c>", "1234567890123460", "inexact-number")]
    public void A_cell_whose_text_is_not_what_it_says_has_a_fault(string cell, string text, string code)
    {
        var read = Only(AWorkbook.Of($"""<row r="1">{cell}</row>"""));

        (read.Text, read.Fault?.Code).ShouldBe((text, code));
    }

    [Theory]
    [InlineData("yyyy-mm-dd", "44228", "2021-02-01")]
    [InlineData("""yyyy"年"m"月"d"日";@""", "44228", "2021-02-01")]
    [InlineData("[$-804]yyyy\\-m\\-d", "44228", "2021-02-01")]
    [InlineData("mmm-yy", "44228", "2021-02-01")]
    [InlineData("[Red]d/m/yyyy", "44228", "2021-02-01")]
    [InlineData("yyyy-mm-dd hh:mm", "44228.5", "2021-02-01 12:00:00")]
    [InlineData("yyyy-mm-dd", "44228.999999999", "2021-02-01 23:59:59")]
    [InlineData("yyyy-mm-dd", "60", "1900-02-29")]
    [InlineData("yyyy-mm-dd", "59", "1900-02-28")]
    [InlineData("yyyy-mm-dd", "61", "1900-03-01")]
    [InlineData("yyyy-mm-dd", "1", "1900-01-01")]
    [InlineData("yyyy-mm-dd", "2958465", "9999-12-31")]
    [InlineData("yyyy-mm-dd", "2958466", "2958466")]
    [InlineData("yyyy-mm-dd", "-1", "-1")]
    [InlineData("hh:mm", "0.5", "12:00:00")]
    [InlineData("General", "44228", "44228")]
    [InlineData("G/通用格式", "44228", "44228")]
    [InlineData("#,##0.00_);[Red]\\(#,##0.00\\)", "44228", "44228")]
    [InlineData("0.00\"days\"", "44228", "44228")]
    [InlineData("@", "44228", "44228")]
    [InlineData("000000", "1234", "001234")]
    [InlineData("0000", "-5", "-5")]
    public void The_format_of_a_number_says_whether_it_is_a_date(string format, string number, string text) =>
        Only(AWorkbook.Of($"""<row r="1"><c s="1"><v>{number}</v></c></row>""").WithFormats(format)).Text.ShouldBe(text);

    [Theory]
    [InlineData(14, "2021-02-01")]
    [InlineData(22, "2021-02-01")]
    [InlineData(31, "2021-02-01")]
    [InlineData(57, "2021-02-01")]
    [InlineData(9, "44228")]
    [InlineData(49, "44228")]
    public void Built_in_formats_say_so_by_their_numbers(int id, string text)
    {
        var workbook = AWorkbook.Of("""<row r="1"><c s="1"><v>44228</v></c></row>""")
            .With(AWorkbook.Styles, $"""<styleSheet xmlns="{AWorkbook.Main}"><cellStyleXfs><xf numFmtId="1"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="{id}"/></cellXfs></styleSheet>""");

        Only(workbook).Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("0", "1904-01-01")]
    [InlineData("42766", "2021-02-01")]
    public void Dates_count_from_1904_where_the_workbook_says_so(string number, string text)
    {
        var workbook = AWorkbook.Of($"""<row r="1"><c s="1"><v>{number}</v></c></row>""").WithFormats("yyyy-mm-dd");
        var counted = workbook.With(AWorkbook.Workbook, System.Text.Encoding.UTF8.GetString(workbook.Parts[AWorkbook.Workbook]).Replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>", StringComparison.Ordinal));

        Only(counted).Text.ShouldBe(text);
    }

    [Fact]
    public void Rows_and_cells_are_where_the_sheet_says_and_empty_ones_are_nothing()
    {
        using var file = new MemoryStream(AWorkbook.Of(
            """
            <row><c><v>1</v></c><c/><c s="0"><v></v></c></row><row r="3"/><row r="7" hidden="1"><c r="B7"><v>2</v></c><c><v>3</v></c><c r="AA7"><v>4</v></c></row>
            <row r="8"><c t="inlineStr"><is><t> </t></is></c></row><row r="1048576"><c r="XFD1048576"><v>5</v></c></row>
            """).File());
        using var sheet = SheetReader.Open(file);

        Rows(sheet).Select(row => $"{row.Number}: {string.Join(' ', row.Cells.Select(cell => $"{cell.Column}={cell.Text}"))}").ShouldBe(["1: 0=1", "7: 1=2 2=3 26=4", "1048576: 16383=5"]);
    }

    internal static List<ReadRow> Rows(SheetReader sheet)
    {
        var rows = new List<ReadRow>();
        while (sheet.Next() is { } row) rows.Add(row);
        return rows;
    }

    private static ReadCell Only(AWorkbook workbook)
    {
        using var file = new MemoryStream(workbook.File());
        using var sheet = SheetReader.Open(file);
        return Rows(sheet).ShouldHaveSingleItem().Cells.ShouldHaveSingleItem();
    }
}
