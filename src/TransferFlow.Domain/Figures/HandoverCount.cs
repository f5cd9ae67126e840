namespace TransferFlow.Domain.Figures;

/// <summary>What became of one offer by asOf.</summary>
public enum HandoverOutcome
{
    Accepted = 0,
    Declined = 1,
    Expired = 2,

    /// <summary>The result ended before the offer was answered.</summary>
    Ended = 3,

    /// <summary>待答复: none of these yet; censored at asOf.</summary>
    Pending = 4,
}

/// <summary>The names of the outcomes in answers.</summary>
public static class HandoverOutcomes
{
    public static IReadOnlyList<HandoverOutcome> All { get; } = Enum.GetValues<HandoverOutcome>();

    public static string Code(this HandoverOutcome outcome) => outcome.ToString().ToLowerInvariant();
}

/// <summary>How many offers share regions, dates and outcome.</summary>
/// <param name="Region">The attributed region.</param>
/// <param name="Key">The site, owner or field, where rows are told apart by one.</param>
/// <param name="From">The region in which the result stood when it was offered.</param>
/// <param name="To">The region that it was offered to; null where the offer names none.</param>
/// <param name="Until">The date of the answer or the end; asOf for those pending.</param>
public readonly record struct HandoverCount(
    string Region, string? Key, string From, string? To, DateOnly OfferedOn, DateOnly Until, HandoverOutcome Outcome, long Count);

/// <summary>Offers across one kind of border, or across any, by outcome and over the time until it.</summary>
internal sealed class HandoverTally
{
    private readonly ElapsedCounts elapsed = new(causes: 4);
    private readonly long[] outcomes = new long[5];

    public long this[HandoverOutcome outcome] => outcomes[(int)outcome];

    public long Offers => outcomes.Sum();

    public void Add(HandoverCount count, int time)
    {
        outcomes[(int)count.Outcome] += count.Count;
        elapsed.Add(time, (int)count.Outcome, count.Count);
    }

    public Estimators.AalenJohansen Curve() => new(elapsed.Table(), (int)HandoverOutcome.Accepted);
}

/// <summary>The offers of one row, by what they had to cross.</summary>
internal sealed class HandoverRow
{
    private readonly Dictionary<string, HandoverTally> crossings = HandoverLatency.Crossings.ToDictionary(crossing => crossing, _ => new HandoverTally());

    public HandoverTally this[string crossing] => crossings[crossing];

    public void Add(HandoverCount count, string crossing, int time)
    {
        this[HandoverLatency.Any].Add(count, time);
        this[crossing].Add(count, time);
    }
}
