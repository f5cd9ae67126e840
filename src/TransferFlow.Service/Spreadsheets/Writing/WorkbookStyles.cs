namespace TransferFlow.Service.Spreadsheets.Writing;

/// <summary>The styles of every workbook: those of <see cref="SheetStyle"/> in their order, then the same again for cells that stand out.</summary>
internal static class WorkbookStyles
{
    // Text is format 49, built in (ECMA-376 part 1, 18.8.30).
    private static readonly (int Format, int Font, int Fill, string Alignment)[] Styles =
    [
        (0, 0, 0, ""), (49, 1, 2, ""), (49, 0, 0, ""), (164, 0, 0, ""), (165, 0, 0, ""), (49, 0, 0, """<alignment vertical="top" wrapText="1"/>"""),
    ];

    public static string Xml { get; } =
        $"""
        <styleSheet xmlns="{WorkbookWriter.Main}">
        <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="#,##0.00##"/></numFmts>
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF4"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFBDCD7"/></patternFill></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="{2 * Styles.Length}">
        {string.Concat(Styles.Select(CellFormat))}{string.Concat(Styles.Select(style => CellFormat(style with { Fill = 3 })))}
        </cellXfs>
        </styleSheet>
        """;

    public static int IndexOf(SheetStyle style, bool isMarked) => (int)style + (isMarked ? Styles.Length : 0);

    private static string CellFormat((int Format, int Font, int Fill, string Alignment) style) =>
        $"""<xf numFmtId="{style.Format}" fontId="{style.Font}" fillId="{style.Fill}" borderId="0" xfId="0" """
        + $"""applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">{style.Alignment}</xf>""";
}
