namespace TransferFlow.Service.Spreadsheets.Writing;

/// <summary>How cells look and what they hold; the numbers are the styles' places in a workbook.</summary>
public enum SheetStyle
{
    General = 0,

    /// <summary>The names of columns.</summary>
    Header = 1,

    /// <summary>Text whatever it looks like: codes and numbers of contracts keep their zeros.</summary>
    Text = 2,

    /// <summary>Like 2026-06-30.</summary>
    Date = 3,

    /// <summary>Like 1,234.50, with two to four decimals.</summary>
    Amount = 4,

    /// <summary>Long text, over several lines.</summary>
    Wrapped = 5,
}

/// <summary>A column of a sheet.</summary>
/// <param name="Style">Of its cells, also of those that are still empty.</param>
/// <param name="Width">In characters.</param>
/// <param name="Choices">
/// Where a drop-down takes its values from, as <c>Lists!$A$1:$A$9</c>; others can be typed all the same, after a warning.
/// </param>
public sealed record SheetColumn(string Header, SheetStyle Style = SheetStyle.General, int Width = 14, string? Choices = null);
