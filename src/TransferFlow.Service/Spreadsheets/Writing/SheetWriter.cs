using System.Xml;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Spreadsheets.Reading;

namespace TransferFlow.Service.Spreadsheets.Writing;

/// <summary>
/// Writes one sheet row by row in bounded memory: the names of the columns first, which stay in sight, then the rows. It ends with the next sheet
/// or with its workbook.
/// </summary>
public sealed class SheetWriter
{
    private readonly XmlWriter xml;
    private readonly IReadOnlyList<SheetColumn> columns;
    private int row;

    internal SheetWriter(Stream part, IReadOnlyList<SheetColumn> columns)
    {
        this.columns = columns;
        xml = XmlWriter.Create(part, WorkbookWriter.Xml);
        xml.WriteStartElement("worksheet", WorkbookWriter.Main);
        Head();
        xml.WriteStartElement("sheetData");
        Write([.. columns.Select(column => SheetCell.Of(column.Header) with { Style = SheetStyle.Header })]);
    }

    /// <summary>Writes the next row.</summary>
    /// <param name="cells">In the order of the columns; there can be fewer.</param>
    /// <exception cref="RefusedException">A sheet cannot have more rows.</exception>
    public void Write(params ReadOnlySpan<SheetCell> cells) => WriteAt(row + 1, cells);

    /// <summary>Writes a row further down, with empty rows before it.</summary>
    /// <param name="number">As the spreadsheet shows it, the header being row 1; more than that of the row before.</param>
    /// <exception cref="RefusedException">A sheet cannot have more rows.</exception>
    public void WriteAt(int number, params ReadOnlySpan<SheetCell> cells)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(number, row);
        if (number > SheetLimits.Rows) throw new RefusedException(TooManyRows);
        row = number;
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", XmlConvert.ToString(row));
        for (var i = 0; i < cells.Length; i++)
            if (cells[i] is { Value.Length: > 0 } or { IsMarked: true }) WriteCell(i, cells[i], cells[i].Value ?? "");
        xml.WriteEndElement();
    }

    internal void End()
    {
        xml.WriteEndElement();
        var lists = columns.Index().Where(column => column.Item.Choices is not null).ToList();
        if (lists.Count > 0) Choices(lists);
        xml.WriteEndElement();
        xml.Dispose();
    }

    private static Refusal TooManyRows { get; } = new("too-many-rows-for-xlsx", new(
        $"一张工作表最多{SheetLimits.Rows:N0}行；请导出为 CSV。", $"A sheet has at most {SheetLimits.Rows:N0} rows; export as CSV instead."));

    private void Head()
    {
        xml.WriteStartElement("sheetViews");
        Element("sheetView", () => Element("pane", null, ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen")),
            ("workbookViewId", "0"));
        xml.WriteEndElement();
        xml.WriteStartElement("cols");
        foreach (var (i, column) in columns.Index())
        {
            var place = $"{i + 1}";
            Element("col", null, ("min", place), ("max", place), ("width", $"{column.Width}"), ("style", Number(column.Style)), ("customWidth", "1"));
        }

        xml.WriteEndElement();
    }

    private void WriteCell(int column, SheetCell cell, string value)
    {
        if (value.Length > SheetLimits.CellText) throw new ArgumentException($"A cell has at most {SheetLimits.CellText} characters.", nameof(value));
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", CellName.Of(column, row));
        xml.WriteAttributeString("s", Number(cell.Style ?? (column < columns.Count ? columns[column].Style : SheetStyle.General), cell.IsMarked));
        if (value.Length == 0)
        {
            // An empty cell that stands out.
        }
        else if (cell.IsText)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])) xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(EscapedText.Encode(value));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("v", value);
        }

        xml.WriteEndElement();
    }

    private void Choices(IReadOnlyList<(int Index, SheetColumn Item)> lists)
    {
        xml.WriteStartElement("dataValidations");
        xml.WriteAttributeString("count", XmlConvert.ToString(lists.Count));
        foreach (var (i, column) in lists)
        {
            var range = $"{CellName.Of(i, 2)}:{CellName.Of(i, SheetLimits.Rows)}";
            Element("dataValidation", () => xml.WriteElementString("formula1", column.Choices),
                ("type", "list"), ("errorStyle", "warning"), ("allowBlank", "1"), ("showErrorMessage", "1"), ("sqref", range));
        }

        xml.WriteEndElement();
    }

    private void Element(string name, Action? content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
        content?.Invoke();
        xml.WriteEndElement();
    }

    private static string Number(SheetStyle style, bool isMarked = false) => XmlConvert.ToString(WorkbookStyles.IndexOf(style, isMarked));
}
