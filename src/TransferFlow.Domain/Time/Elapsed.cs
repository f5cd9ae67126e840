using System.Runtime.InteropServices;

namespace TransferFlow.Domain.Time;

/// <summary>The unit in which time is counted. A figure uses one throughout; the two are never mixed.</summary>
public enum Clock
{
    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Whole calendar months since the entry, and the days left over.</summary>
    Months,
}

/// <summary>
/// The time from an entry to a later date, by one of the two clocks, packed into one integer whose order is the order of time,
/// so that it can index a histogram.
/// </summary>
/// <remarks>
/// Months are counted from the entry, never stepwise: <c>m</c> is the greatest whole number with <c>AddMonths(entry, m) &lt;= date</c>. From 31
/// January the first month is over on 28 February and the second on 31 March, not on 28 March. The days left over are 0 to 30, so five bits hold
/// them.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Elapsed : IComparable<Elapsed>
{
    private const int DaysPerMonthSlot = 32;

    private Elapsed(Clock clock, int key) => (Clock, Key) = (clock, key);

    /// <summary>The clock that counted.</summary>
    public Clock Clock { get; }

    /// <summary>Days under <see cref="Clock.Days"/>; <c>32 m + d</c> under <see cref="Clock.Months"/>. From 0 to 3,839,614.</summary>
    public int Key { get; }

    /// <summary>Whole months, 0 under <see cref="Clock.Days"/>.</summary>
    public int WholeMonths => Clock == Clock.Months ? Key / DaysPerMonthSlot : 0;

    /// <summary>All days under <see cref="Clock.Days"/>; the days left over, 0 to 30, under <see cref="Clock.Months"/>.</summary>
    public int DaysLeft => Clock == Clock.Months ? Key % DaysPerMonthSlot : Key;

    /// <summary>The time from <paramref name="entry"/> to <paramref name="until"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> lies before <paramref name="entry"/>.</exception>
    public static Elapsed Between(DateOnly entry, DateOnly until, Clock clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, entry);
        if (clock == Clock.Days)
            return new(clock, until.DayNumber - entry.DayNumber);

        var (entryYear, entryMonth, entryDay) = entry;
        var (year, month, day) = until;
        var months = 12 * (year - entryYear) + month - entryMonth;
        // A month that is too short for the entry's day is over on its last day.
        var due = Math.Min(entryDay, DateTime.DaysInMonth(year, month));
        if (day >= due)
            return OfMonths(months, day - due);
        var before = month == 1 ? 31 : DateTime.DaysInMonth(year, month - 1);
        return OfMonths(months - 1, before - Math.Min(entryDay, before) + day);
    }

    /// <summary>So many days, 0 or more.</summary>
    public static Elapsed OfDays(int days) => new(Clock.Days, days);

    /// <summary>So many calendar months, 0 or more, and days left over, 0 to 30.</summary>
    public static Elapsed OfMonths(int months, int daysLeft = 0) => new(Clock.Months, months * DaysPerMonthSlot + daysLeft);

    /// <summary>The elapsed time that a histogram's key stands for.</summary>
    public static Elapsed FromKey(int key, Clock clock) => new(clock, key);

    /// <summary>Orders by length; months first, then the days left over.</summary>
    /// <exception cref="ArgumentException">The other was counted by the other clock.</exception>
    public int CompareTo(Elapsed other) => Clock == other.Clock
        ? Key.CompareTo(other.Key)
        : throw new ArgumentException("Days and months cannot be compared.", nameof(other));

    /// <summary>As an ISO 8601 duration: <c>P365D</c>, <c>P11M30D</c>.</summary>
    public override string ToString() => Clock == Clock.Days ? $"P{Key}D" : $"P{WholeMonths}M{DaysLeft}D";

    /// <summary>Whether the left is shorter.</summary>
    public static bool operator <(Elapsed left, Elapsed right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left is longer.</summary>
    public static bool operator >(Elapsed left, Elapsed right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left is no longer than the right.</summary>
    public static bool operator <=(Elapsed left, Elapsed right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left is no shorter than the right.</summary>
    public static bool operator >=(Elapsed left, Elapsed right) => left.CompareTo(right) >= 0;
}
