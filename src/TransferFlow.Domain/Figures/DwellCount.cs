using TransferFlow.Domain.Figures.Estimators;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>How many stays in a stage share region, beginning and way out.</summary>
/// <param name="Began">The date on which the stay began: that of its first, or only, visit.</param>
/// <param name="Until">The date on which it was left; asOf for those that go on.</param>
/// <param name="WayOut">Null for those that go on.</param>
/// <param name="IsRework">Whether the result had been in the stage before and had left it.</param>
public readonly record struct DwellCount(
    string Region, string? Key, DateOnly Began, DateOnly Until, WayOut? WayOut, bool IsRework, long Count);

/// <summary>First stays and rework of one row, apart.</summary>
internal sealed class DwellRow
{
    public DwellTally First { get; } = new();

    public DwellTally Rework { get; } = new();

    public void Add(DwellCount count) => (count.IsRework ? Rework : First).Add(count);
}

/// <summary>Stays by way out, and over the days that they lasted.</summary>
internal sealed class DwellTally
{
    private readonly ElapsedCounts days = new(causes: 1);
    private readonly long[] waysOut = new long[(int)WayOut.Superseded + 1];

    /// <summary>Those that go on.</summary>
    public long In => waysOut[0];

    public long Left => waysOut.Sum() - In;

    public long this[WayOut way] => waysOut[(int)way];

    public void Add(DwellCount count) => Add(count.Until.DayNumber - count.Began.DayNumber, count.WayOut, count.Count);

    public void Add(int elapsed, WayOut? way, long count)
    {
        waysOut[(int)way.GetValueOrDefault()] += count;
        days.Add(elapsed, way is null ? 1 : 0, count);
    }

    /// <summary>The time to leave, whatever the way out, with those that go on censored.</summary>
    public KaplanMeier Curve() => new(days.Table());
}
