namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>
/// How much a workbook may make of the bytes that were sent. All of it is measured while it is inflated; what the file's own headers say is not
/// believed.
/// </summary>
/// <param name="Entries">Files in the package: a large workbook has some hundred.</param>
/// <param name="Inflated">Bytes of all parts that are read, together: a million rows of a stage log take about 600 MB.</param>
/// <param name="Ratio">
/// Inflated bytes for each packed one, in any part of more than <see cref="RatioFrom"/>: sheets come to 5 to 20, what deflate allows to 1,000.
/// </param>
/// <param name="SharedTexts">Inflated bytes of the texts that cells share, which are all held in memory.</param>
public sealed record SheetLimits(int Entries = 5_000, long Inflated = 1L << 30, int Ratio = 100, long SharedTexts = 128L << 20)
{
    /// <summary>Small parts may be packed as well as they can, in bytes.</summary>
    public const long RatioFrom = 8 << 20;

    /// <summary>One tag with its attributes, in bytes; it has to lie in memory as a whole.</summary>
    public const int LongestTag = 256 << 10;

    /// <summary>Elements in elements: a cell's formatted text is at 7.</summary>
    public const int Depth = 64;

    /// <summary>Different names of elements and attributes in one part; each is held in memory.</summary>
    public const int Names = 10_000;

    /// <summary>Characters of one cell: as many as spreadsheets allow.</summary>
    public const int CellText = 32_767;

    /// <summary>Rows of a sheet, as the format has it.</summary>
    public const int Rows = 1_048_576;

    /// <summary>Columns of a sheet, as the format has it.</summary>
    public const int Columns = 16_384;
}
