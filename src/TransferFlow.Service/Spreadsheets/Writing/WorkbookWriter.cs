using System.IO.Compression;
using System.Text;
using System.Xml;

namespace TransferFlow.Service.Spreadsheets.Writing;

/// <summary>
/// Writes an .xlsx workbook (ECMA-376, transitional) sheet by sheet and row by row in bounded memory; the same content gives the same bytes. The
/// workbook is whole when it is disposed of.
/// </summary>
/// <param name="output">Need not be seekable, and stays open.</param>
public sealed class WorkbookWriter(Stream output) : IDisposable
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    internal static XmlWriterSettings Xml { get; } =
        new() { CloseOutput = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    // A zip file has times in it, which would make every file another.
    private static readonly DateTimeOffset NoTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<(string Name, bool IsHidden)> sheets = [];
    private SheetWriter? current;

    /// <summary>Begins the next sheet; the one before is complete.</summary>
    /// <param name="name">At most 31 characters, none of <c>:\/?*[]</c>; another than those before.</param>
    /// <param name="isHidden">For what other sheets refer to. The first sheet cannot be hidden.</param>
    public SheetWriter Add(string name, IReadOnlyList<SheetColumn> columns, bool isHidden = false)
    {
        current?.End();
        if (sheets.Count == 0) Write("[Content_Types].xml", ContentTypes);
        sheets.Add((name, isHidden));
        return current = new(Open($"xl/worksheets/sheet{sheets.Count}.xml"), columns);
    }

    public void Dispose()
    {
        if (current is not null)
        {
            current.End();
            Write("xl/styles.xml", WorkbookStyles.Xml);
            Write("xl/workbook.xml", Workbook());
            Write("xl/_rels/workbook.xml.rels", SheetRelations());
            Write("_rels/.rels", $"""
                <Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """);
        }

        zip.Dispose();
    }

    private static string ContentTypes =>
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
        <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
        </Types>
        """;

    private string Workbook() =>
        $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><bookViews><workbookView/></bookViews><sheets>"""
        + string.Concat(sheets.Select((sheet, i) =>
            $"""<sheet name="{Escaped(sheet.Name)}" sheetId="{i + 1}"{(sheet.IsHidden ? " state=\"hidden\"" : "")} r:id="rId{i + 1}"/>"""))
        + "</sheets></workbook>";

    private string SheetRelations() =>
        $"""<Relationships xmlns="{Package}"><Relationship Id="styles" Type="{Relations}/styles" Target="styles.xml"/>"""
        + string.Concat(sheets.Select((_, i) =>
            $"""<Relationship Id="rId{i + 1}" Type="{Relations}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""))
        + "</Relationships>";

    private static string Escaped(string text) => System.Security.SecurityElement.Escape(text);

    private void Write(string name, string xml)
    {
        using var part = XmlWriter.Create(Open(name), Xml);
        part.WriteStartDocument(standalone: true);
        part.WriteRaw(xml);
    }

    private Stream Open(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }
}
