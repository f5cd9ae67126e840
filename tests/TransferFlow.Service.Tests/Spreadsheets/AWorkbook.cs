using System.IO.Compression;
using System.Text;

namespace TransferFlow.Tests.Spreadsheets;

/// <summary>A workbook put together from its parts as they are in the file, so that each can be wrong.</summary>
internal sealed record AWorkbook
{
    public const string Sheet = "xl/worksheets/sheet1.xml";
    public const string Styles = "xl/styles.xml";
    public const string SharedTexts = "xl/sharedStrings.xml";
    public const string Workbook = "xl/workbook.xml";
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    public Dictionary<string, byte[]> Parts { get; private init; } = [];

    /// <summary>A header that imports, and rows as they are in the file.</summary>
    public static AWorkbook Of(string rows, string behind = "") => new AWorkbook()
        .With("_rels/.rels", $"""<Relationships xmlns="{Package}"><Relationship Id="r" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""")
        .With(Workbook, $"""<?xml version="1.0"?><workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="a" sheetId="1" r:id="s1"/></sheets></workbook>""")
        .With("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}"><Relationship Id="s1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="t" Type="{Relations}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="y" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """)
        .With(Sheet, $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{Main}"><sheetData>{rows}</sheetData>{behind}</worksheet>""");

    /// <summary>The usual header, then this row with its cells from A on, as they are in the file.</summary>
    public static AWorkbook OfRow(string cells, string behind = "") => Of(Header + $"""<row r="2">{cells}</row>""", behind);

    public const string Header =
        """
        <row r="1"><c t="inlineStr"><is><t>result</t></is></c><c t="inlineStr"><is><t>event</t></is></c><c t="inlineStr"><is><t>occurred_on</t></is></c>
        <c t="inlineStr"><is><t>stage</t></is></c><c t="inlineStr"><is><t>region</t></is></c><c t="inlineStr"><is><t>title</t></is></c></row>
        """;

    /// <summary>A row that imports.</summary>
    public static string Row(int number, string result = "N1") => $"""
        <row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{result}</t></is></c><c r="B{number}" t="inlineStr"><is><t>stage-entered</t></is></c>
        <c r="C{number}" t="d"><v>2021-02-01</v></c><c r="D{number}" t="inlineStr"><is><t>research</t></is></c><c r="E{number}"><v>110108</v></c></row>
        """;

    public AWorkbook With(string part, string xml) => With(part, Encoding.UTF8.GetBytes(xml));

    public AWorkbook With(string part, byte[] content) => this with { Parts = new(Parts) { [part] = content } };

    public AWorkbook Without(string part) => this with { Parts = Parts.Where(each => each.Key != part).ToDictionary() };

    /// <summary>Styles of which the first is plain and the others have these formats.</summary>
    public AWorkbook WithFormats(params string[] codes) => With(Styles, $"""
        <styleSheet xmlns="{Main}"><numFmts>{string.Concat(codes.Select((code, i) => $"<numFmt numFmtId=\"{i + 170}\" formatCode=\"{code.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/>"))}</numFmts>
        <cellXfs><xf/>{string.Concat(codes.Select((_, i) => $"<xf numFmtId=\"{i + 170}\"/>"))}</cellXfs></styleSheet>
        """);

    public byte[] File(CompressionLevel level = CompressionLevel.Fastest)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in Parts)
            {
                using var part = zip.CreateEntry(name, level).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }
}
