using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TransferFlow.Domain.Time;

/// <summary>
/// How long after the entry a rate looks (期限): an ISO 8601 duration in days (<c>P365D</c>) or in calendar years and months
/// (<c>P3Y</c>, <c>P18M</c>). Its unit decides the clock by which everything in the figure is counted.
/// </summary>
/// <remarks>
/// Equality is of the text, because the text stands in a figure's address and in its answer: <c>P1Y</c> and <c>P12M</c> are two horizons of the
/// same length.
/// </remarks>
public sealed record Horizon
{
    /// <summary>The longest horizon: a hundred years, written in any unit.</summary>
    public const int MaxYears = 100;

    private const int MaxMonths = 12 * MaxYears;
    private const int MaxDays = 36_525;

    private readonly string text;

    private Horizon(Elapsed length, string text) => (Length, this.text) = (length, text);

    /// <summary>What lies within the horizon has elapsed for at most this long, the last day included.</summary>
    public Elapsed Length { get; }

    /// <summary>The clock that the unit chooses.</summary>
    public Clock Clock => Length.Clock;

    /// <summary>The date that lies this long after another.</summary>
    public DateOnly After(DateOnly date) => Clock == Clock.Days ? date.AddDays(Length.DaysLeft) : date.AddMonths(Length.WholeMonths);

    /// <summary>The date that lies this long before another; null before the year 1.</summary>
    public DateOnly? Before(DateOnly date) =>
        Clock == Clock.Days ? Length.DaysLeft > date.DayNumber ? null : date.AddDays(-Length.DaysLeft)
        : Length.WholeMonths > 12 * (date.Year - 1) + date.Month - 1 ? null : date.AddMonths(-Length.WholeMonths);

    /// <summary>Reads <c>PnD</c>, <c>PnM</c>, <c>PnY</c> or <c>PnYnM</c>, n from 0 up to a hundred years, in capitals.</summary>
    /// <returns>False for anything else: fractions, signs, weeks, times, days beside months.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Horizon? horizon)
    {
        horizon = text is ['P', .. var body, var unit] ? Read(body, unit) : null;
        return horizon is not null;
    }

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <exception cref="FormatException">The text is not a horizon.</exception>
    public static Horizon Parse(string text) =>
        TryParse(text, out var horizon) ? horizon : throw new FormatException($"'{text}' is not a horizon such as P365D, P18M or P3Y.");

    /// <summary>The duration as it was written, without leading zeros; years beside months become months (<c>P1Y6M</c> is <c>P18M</c>).</summary>
    public override string ToString() => text;

    private static Horizon? Read(string body, char unit) => unit switch
    {
        'D' => Number(body, MaxDays) is { } days ? new(Elapsed.OfDays(days), $"P{days}D") : null,
        'Y' => Number(body, MaxYears) is { } years ? new(Elapsed.OfMonths(12 * years), $"P{years}Y") : null,
        'M' => Months(body) is { } months and <= MaxMonths ? new(Elapsed.OfMonths(months), $"P{months}M") : null,
        _ => null,
    };

    private static int? Months(string body) => body.Split('Y') switch
    {
        [var months] => Number(months, MaxMonths),
        [var years, var months] => 12 * Number(years, MaxYears) + Number(months, MaxMonths),
        _ => null,
    };

    private static int? Number(string digits, int greatest) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= greatest ? number : null;
}
