using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Figures;

/// <summary>How many conversions, or results of a cohort, share regions, dates and outcome, and what they are worth.</summary>
/// <param name="Region">The attributed region; <see cref="InRegionShare.NoDestination"/> where it would be a destination that is not recorded.</param>
/// <param name="On">The date on which the row is judged: that of the conversion or, in a cohort, of the entry.</param>
/// <param name="Origin">策源地, against which the destination is judged.</param>
/// <param name="Destination">Null where it is not recorded, and for what was not converted.</param>
/// <param name="Until">The date of the outcome, on which the border is judged; asOf for those under way and those excluded.</param>
/// <param name="AmountCny">Yuan, as far as known; 0 where not asked for.</param>
/// <param name="Unpriced">How many of them have no known amount; 0 where not asked for.</param>
public readonly record struct ShareCount(
    string Region, string? Key, DateOnly On, string Origin, string? Destination, DateOnly Until, Outcome Outcome, long Count, decimal AmountCny, long Unpriced)
{
    internal Border Border(RowFinder finder) => finder.BorderBetween(Origin, Destination, Until);
}

/// <summary>What the counts of one row amount to.</summary>
internal sealed class ShareTally
{
    /// <summary>The causes by which results of a cohort leave it; those under way come last, censored.</summary>
    public const int InRegion = 0, Elsewhere = 1, Untold = 2, Ended = 3;

    private readonly ElapsedCounts elapsed = new(causes: 4);
    private readonly long[] outcomes = new long[6];
    private readonly long[] conversions = new long[5];
    private readonly long[] unpriced = new long[5];
    private readonly decimal[] amounts = new decimal[5];

    public long this[Outcome outcome] => outcomes[(int)outcome];

    /// <summary>All but those excluded.</summary>
    public long Size => outcomes.Sum() - this[Outcome.Excluded];

    public long Conversions(Border border) => conversions[(int)border];

    public long Unpriced(Border border) => unpriced[(int)border];

    public decimal AmountCny(Border border) => amounts[(int)border];

    /// <param name="border">Of those converted; of others it says nothing.</param>
    /// <param name="elapsed">From the entry to the outcome, by the question's clock.</param>
    public void Add(ShareCount count, Border border, int elapsed)
    {
        outcomes[(int)count.Outcome] += count.Count;
        if (count.Outcome == Outcome.Excluded) return;
        this.elapsed.Add(elapsed, CauseOf(count.Outcome, border), count.Count);
        if (count.Outcome != Outcome.Converted) return;
        conversions[(int)border] += count.Count;
        unpriced[(int)border] += count.Unpriced;
        amounts[(int)border] += count.AmountCny;
    }

    public Estimators.AalenJohansen Curve() => new(elapsed.Table(), InRegion);

    private static int CauseOf(Outcome outcome, Border border) => (outcome, border) switch
    {
        (Outcome.Converted, Border.Local or Border.Centre) => InRegion,
        (Outcome.Converted, Border.Unknown) => Untold,
        (Outcome.Converted, _) => Elsewhere,
        (Outcome.InFlight, _) => Ended + 1,
        _ => Ended,
    };
}
