namespace TransferFlow.Domain.Figures;

/// <summary>What the ages of those in flight in one stage amount to.</summary>
internal sealed class AgeingBands
{
    private readonly List<(int Age, long InFlight)> ages = [];

    public AgeingBands(StageAges here, DwellLimits limits)
    {
        foreach (var (age, inFlight, silent) in here.Ages)
        {
            ages.Add((age, inFlight));
            InFlight += inFlight;
            Silent += silent;
            var band = limits.BandOf(age);
            Stalled += band == AgeBand.BeyondP85 ? inFlight : silent;
            if (band == AgeBand.BeyondP85) BeyondP85 += inFlight;
            if (band == AgeBand.UpToMedian) UpToMedian += inFlight;
        }
    }

    public long InFlight { get; }

    public long UpToMedian { get; }

    public long UpToP85 => InFlight - UpToMedian - BeyondP85;

    public long BeyondP85 { get; }

    public long Silent { get; }

    /// <summary>Beyond the 0.85 quantile or silent, or both.</summary>
    public long Stalled { get; }

    /// <summary>The middle age in days, between the two middle ones the mean; null where there is none.</summary>
    public double? MedianAge => InFlight == 0 ? null : (AgeAt((InFlight - 1) / 2) + AgeAt(InFlight / 2)) / 2.0;

    /// <summary>The greatest age in days; null where there is none.</summary>
    public int? Oldest => InFlight == 0 ? null : ages[^1].Age;

    private int AgeAt(long rank)
    {
        var at = 0;
        for (var before = ages[0].InFlight; before <= rank; before += ages[at].InFlight) at++;
        return ages[at].Age;
    }
}
