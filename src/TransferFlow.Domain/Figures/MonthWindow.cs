using System.Globalization;

namespace TransferFlow.Domain.Figures;

/// <summary>So many calendar months that end with that of a date, which cuts the last of them, and the same months a year before, cut alike.</summary>
internal sealed class MonthWindow
{
    public const int Most = 120;

    public static readonly FigureOption Option = new(
        "months", "12", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= Most ? $"{count}" : null,
        "12", new("月数：1至120，止于截至日所在的月。", "How many months, 1 to 120, up to that of asOf."));

    private const int Year = 12;

    // The first month of the calendar.
    private const int Earliest = Year;

    private readonly DateOnly until;
    private readonly DateOnly? untilBefore;
    private readonly int first;
    private readonly int last;

    public MonthWindow(FigureRequest request)
    {
        until = request.AsOf;
        last = IndexOf(until);
        first = Math.Max(Earliest, last - int.Parse(request.Option(Option.Name), CultureInfo.InvariantCulture) + 1);
        untilBefore = until.Year == 1 ? null : YearBefore(until);
    }

    /// <summary>As in answers, ascending: <c>2026-06</c>.</summary>
    public IEnumerable<string> Names => Enumerable.Range(first, last - first + 1).Select(NameOf);

    /// <summary>The first day of each month and the last, or asOf.</summary>
    public IEnumerable<(DateOnly Begins, DateOnly Ends)> Days => Enumerable.Range(first, last - first + 1)
        .Select(month => new DateOnly(month / Year, month % Year + 1, 1)).Select(begins => (begins, Ends: EndOf(begins) < until ? EndOf(begins) : until));

    public bool Holds(DateOnly date) => date <= until && IndexOf(date) >= first && IndexOf(date) <= last;

    /// <summary>Whether the same months a year before hold a date.</summary>
    public bool HeldBefore(DateOnly date) => date <= untilBefore && IndexOf(date) + Year >= first && IndexOf(date) + Year <= last;

    public static string NameOf(DateOnly date) => NameOf(IndexOf(date));

    /// <summary>The last day of a month.</summary>
    public static DateOnly EndOf(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));

    // A whole month is compared with a whole one, though a leap year's February be longer.
    private static DateOnly YearBefore(DateOnly date) => date == EndOf(date) ? EndOf(new(date.Year - 1, date.Month, 1)) : date.AddYears(-1);

    private static int IndexOf(DateOnly date) => Year * date.Year + date.Month - 1;

    private static string NameOf(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / Year:0000}-{month % Year + 1:00}");
}
