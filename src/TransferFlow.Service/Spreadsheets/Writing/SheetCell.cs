using System.Globalization;

namespace TransferFlow.Service.Spreadsheets.Writing;

/// <summary>The value of a cell: a text, which is never a formula however it begins, a number or a date.</summary>
public readonly record struct SheetCell
{
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    private SheetCell(string? value, bool isText, SheetStyle? style) => (Value, IsText, Style) = (value, isText, style);

    /// <summary>As the file has it; null for nothing.</summary>
    internal string? Value { get; }

    internal bool IsText { get; }

    /// <summary>Where it is not that of the column.</summary>
    internal SheetStyle? Style { get; init; }

    /// <summary>Whether it stands out as wrong.</summary>
    public bool IsMarked { get; init; }

    public static SheetCell Of(string? text) => new(text, isText: true, null);

    public static SheetCell Of(long? number) => new(number?.ToString(CultureInfo.InvariantCulture), isText: false, null);

    /// <summary>Not a number or infinite is nothing.</summary>
    public static SheetCell Of(double? number) =>
        new(number is { } finite && double.IsFinite(finite) ? finite.ToString("R", CultureInfo.InvariantCulture) : null, isText: false, null);

    /// <summary>A text, too, where a spreadsheet, which keeps 15 digits, would make another number of it.</summary>
    public static SheetCell Of(decimal? number)
    {
        var text = number?.ToString("0.############################", CultureInfo.InvariantCulture);
        return new(text, isText: text is not null && text.Count(char.IsAsciiDigit) > 15, null);
    }

    /// <summary>A text where spreadsheets cannot count the day: their year 1900 has a day too many.</summary>
    public static SheetCell Of(DateOnly? date) => date is not { } day ? default
        : day < FirstDay ? Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : new((day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture), isText: false, SheetStyle.Date);
}
