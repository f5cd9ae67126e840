using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>How a result stands at its landmark, which lies a fixed time after its entry.</summary>
public enum Landmark
{
    /// <summary>Under way, and had entered pilot testing by then.</summary>
    With = 0,

    /// <summary>Under way, and had not.</summary>
    Without = 1,

    /// <summary>Had converted by then.</summary>
    ConvertedEarlier = 2,

    /// <summary>Had ended by then.</summary>
    EndedEarlier = 3,

    /// <summary>Its landmark lies after asOf.</summary>
    NotYetObserved = 4,

    /// <summary>Had converted before it first entered the cohort's stage; counted apart.</summary>
    Excluded = 5,
}

/// <summary>How many results share region, entry, standing at the landmark and outcome.</summary>
/// <param name="Entered">The date of the first entry into the stage; the landmark is counted from it.</param>
/// <param name="Until">The date of the outcome; asOf for those in flight and those excluded.</param>
public readonly record struct LandmarkCount(
    string Region, string? Key, DateOnly Entered, Landmark Landmark, DateOnly Until, Outcome Outcome, long Count);

/// <summary>One row: the two groups from their landmarks on, and those that are in neither.</summary>
internal sealed class LandmarkRow
{
    private readonly Cohort.Builder[] groups = [new(), new()];
    private readonly long[] standings = new long[(int)Landmark.Excluded + 1];

    public long this[Landmark landmark] => standings[(int)landmark];

    public long Size => standings.Sum() - this[Landmark.Excluded];

    public Cohort With => groups[(int)Landmark.With].Build();

    public Cohort Without => groups[(int)Landmark.Without].Build();

    /// <param name="elapsed">Since the landmark; of those in a group alone.</param>
    public void Add(LandmarkCount count, int elapsed)
    {
        standings[(int)count.Landmark] += count.Count;
        if (count.Landmark <= Landmark.Without) groups[(int)count.Landmark].Add(elapsed, count.Outcome, count.Count);
    }
}
