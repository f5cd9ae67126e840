using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>How many spells in a stage share where they are, or were last, when they began and when they were left.</summary>
/// <param name="Placed">The date of the spell's last visit: regions are judged as they were on it.</param>
/// <param name="Began">The date of the spell's first visit.</param>
/// <param name="Until">The date on which it was left; asOf for those that go on.</param>
/// <param name="IsIn">Whether it goes on.</param>
/// <param name="IsSilent">Whether it goes on and nothing has been reported for longer than the limit.</param>
public readonly record struct AgeingCount(
    Stage Stage, string Region, string? Key, DateOnly Placed, DateOnly Began, DateOnly Until, bool IsIn, bool IsSilent, long Count);

/// <summary>Ages, stage by stage: in each row of those in flight, in the total of all spells too.</summary>
internal sealed class AgeingRow
{
    private readonly StageAges[] stages = [.. Stages.All.Select(_ => new StageAges())];

    public StageAges this[Stage stage] => stages[(int)stage - 1];

    /// <summary>By which ages half, and 85 %, of all spells in each stage are left.</summary>
    public IReadOnlyDictionary<Stage, DwellLimits> Limits() => Stages.All.ToDictionary(stage => stage, stage => this[stage].Limits());
}

/// <summary>How long those in flight have been in a stage, and how long all have stayed in it.</summary>
internal sealed class StageAges
{
    private readonly SortedDictionary<int, (long InFlight, long Silent)> ages = [];

    private readonly DwellTally stays = new();

    public IEnumerable<(int Age, long InFlight, long Silent)> Ages => ages.Select(age => (age.Key, age.Value.InFlight, age.Value.Silent));

    public void Add(AgeingCount count)
    {
        var days = count.Until.DayNumber - count.Began.DayNumber;
        // The curve asks only whether a spell was left, not by which way.
        stays.Add(days, count.IsIn ? null : WayOut.Advanced, count.Count);
        if (!count.IsIn) return;
        var (inFlight, silent) = ages.GetValueOrDefault(days);
        ages[days] = (inFlight + count.Count, silent + (count.IsSilent ? count.Count : 0));
    }

    /// <summary>By which ages half, and 85 %, of all spells are left.</summary>
    public DwellLimits Limits()
    {
        var curve = stays.Curve();
        return new(curve.Quantile(DwellLimits.Half).Elapsed, curve.Quantile(DwellLimits.Late).Elapsed);
    }
}

/// <summary>The quantiles of dwell against which ages are held, in days; each null where it is not reached.</summary>
internal readonly record struct DwellLimits(int? Median, int? P85)
{
    public const double Half = 0.5;
    public const double Late = 0.85;

    /// <summary>A quantile that is not reached bounds nothing: nobody is known to be older.</summary>
    public AgeBand BandOf(int age) => age > P85 ? AgeBand.BeyondP85 : age > Median ? AgeBand.UpToP85 : AgeBand.UpToMedian;
}

/// <summary>An age held against the quantiles.</summary>
internal enum AgeBand
{
    UpToMedian,
    UpToP85,
    BeyondP85,
}

/// <summary>The names of the bands in answers.</summary>
internal static class AgeBands
{
    public static string Code(this AgeBand band) => band switch
    {
        AgeBand.UpToMedian => "upToMedian",
        AgeBand.UpToP85 => "upToP85",
        _ => "beyondP85",
    };
}
