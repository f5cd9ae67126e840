using System.Globalization;

namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>Writes the number of a cell as the text that the same cell would be in a CSV file.</summary>
internal static class NumberText
{
    /// <summary>Numbers from here on have lost digits: a spreadsheet keeps 15.</summary>
    public const double Inexact = 1e15;

    // 9999-12-31 in the count from 1900.
    private const double LastDay = 2_958_465;

    /// <summary>
    /// The first day in the two counts; that from 1900 has a 29th of February in that year, which never was (ECMA-376 part 1, 18.17.4.1).
    /// </summary>
    private static readonly DateTime From1900 = new(1899, 12, 30), Before1March1900 = new(1899, 12, 31), From1904 = new(1904, 1, 1);

    public static string Of(double number, NumberFormat format, bool is1904) => format.Kind switch
    {
        NumberKind.Date when IsDay(number, is1904) => Day(number, is1904),
        NumberKind.Time when number is >= 0 and < 1 => TimeSpan.FromSeconds(Math.Round(number * 86_400)).ToString("c"),
        NumberKind.Time when IsDay(number, is1904) => Day(number, is1904),
        _ => Plain(number).PadLeft(number >= 0 ? format.Digits : 0, '0'),
    };

    /// <summary>
    /// Without an exponent, and with the 15 significant digits that a spreadsheet shows and calculates with: those of a number that someone typed
    /// are all there, and of 3.3000000000000003, which a formula made of 1.1 times 3, it shows 3.3.
    /// </summary>
    public static string Plain(double number)
    {
        var shown = number.ToString("G15");
        // The smallest and the greatest numbers are no decimals, nor is any sense in them here.
        return shown.Contains('E', StringComparison.Ordinal) && Math.Abs(number) is >= 1e-20 and < 1e28
            ? decimal.Parse(shown, NumberStyles.Float).ToString("0.############################")
            : shown;
    }

    /// <summary>Whether the number is a day between 1900-01-01 and 9999-12-31.</summary>
    private static bool IsDay(double number, bool is1904) => number >= (is1904 ? 0 : 1) && number < LastDay + 1 - (is1904 ? 1_462 : 0);

    /// <summary>The day, and the time where there is one, to the second.</summary>
    private static string Day(double number, bool is1904)
    {
        var (days, seconds) = ((int)number, Math.Round((number - Math.Floor(number)) * 86_400));
        if (!is1904 && days == 60 && seconds < 86_400) return seconds == 0 ? "1900-02-29" : $"1900-02-29 {TimeSpan.FromSeconds(seconds):c}";
        var start = is1904 ? From1904 : days < 60 ? Before1March1900 : From1900;
        var instant = start.AddDays(days).AddSeconds(Math.Min(seconds, 86_399));
        return instant.ToString(seconds == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss");
    }
}
