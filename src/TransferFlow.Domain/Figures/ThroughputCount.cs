namespace TransferFlow.Domain.Figures;

/// <summary>How many movements of one kind share region, day and reporter.</summary>
/// <param name="Region">The attributed region.</param>
/// <param name="Key">The site, owner or field, where rows are told apart by one.</param>
/// <param name="Reporter">The organisation for which they were recorded; empty where none is on record.</param>
public readonly record struct ThroughputCount(MovementKind Kind, string Region, string? Key, DateOnly On, string Reporter, long Count);

/// <summary>The movements of one row by month, and those of the same reporters in both periods.</summary>
internal sealed class ThroughputRow
{
    private readonly Dictionary<(string Month, MovementKind Kind), long> months = [];
    private readonly Dictionary<MovementKind, long> before = [];
    private readonly Dictionary<MovementKind, (long Now, long Before)> compared = [];
    private readonly HashSet<string> reporters = [];

    public long this[string month, MovementKind kind] => months.GetValueOrDefault((month, kind));

    public long this[MovementKind kind] => months.Where(pair => pair.Key.Kind == kind).Sum(pair => pair.Value);

    public long Facts => months.Values.Sum();

    /// <summary>The same months a year before, whoever reported.</summary>
    public long Before(MovementKind kind) => before.GetValueOrDefault(kind);

    /// <summary>Those of the same reporters that have something in this row.</summary>
    public int Reporters => reporters.Count;

    public (long Now, long Before) Compared(MovementKind kind) => compared.GetValueOrDefault(kind);

    public void Add(ThroughputCount count, MonthWindow window, bool isCompared)
    {
        var now = window.Holds(count.On) ? count.Count : 0;
        var yearBefore = window.HeldBefore(count.On) ? count.Count : 0;
        if (now > 0) months[(MonthWindow.NameOf(count.On), count.Kind)] = this[MonthWindow.NameOf(count.On), count.Kind] + now;
        before[count.Kind] = Before(count.Kind) + yearBefore;
        if (!isCompared) return;
        reporters.Add(count.Reporter);
        var (sum, sumBefore) = Compared(count.Kind);
        compared[count.Kind] = (sum + now, sumBefore + yearBefore);
    }
}
