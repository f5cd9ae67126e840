using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// What is known of one result as of a date: all that figures look at. Read models fill the same object again for one result after another, so what is
/// taken from it must be copied.
/// </summary>
public sealed class KnownResult
{
#pragma warning disable MA0016 // Plain lists: they are filled and read millions of times for one answer.
    public string Id { get; set; } = "";

    public string Owner { get; set; } = "";

    public string? Field { get; set; }

    /// <summary>策源地, as recorded at the registration.</summary>
    public string OriginRegion { get; set; } = "";

    /// <summary>The stays in stages that began by the date, in timeline order.</summary>
    public List<KnownVisit> Visits { get; } = [];

    /// <summary>The terms of deals that began to hold by the date, in timeline order.</summary>
    public List<KnownDeal> Deals { get; } = [];

    /// <summary>The offers that were made by the date, in timeline order.</summary>
    public List<KnownHandover> Handovers { get; } = [];

    /// <summary>
    /// All facts that occurred by the date, in no particular order, but for the registration, whose date bounds nothing. What was corrected is as it
    /// should have been, with its first record.
    /// </summary>
    public List<KnownFact> Facts { get; } = [];

#pragma warning restore MA0016

    public KnownFirstDeal? FirstDeal { get; set; }

    public KnownEnd? End { get; set; }

    /// <summary>The stay that goes on; null before the first and after the end.</summary>
    public KnownVisit? Current => End is null && Visits.Count > 0 ? Visits[^1] : null;

    /// <summary>Makes it the empty story of another result.</summary>
    public void Begin(string id, string owner, string? field, string originRegion)
    {
        (Id, Owner, Field, OriginRegion, FirstDeal, End) = (id, owner, field, originRegion, null, null);
        Visits.Clear();
        Deals.Clear();
        Handovers.Clear();
        Facts.Clear();
    }

    /// <summary>The place of the first stay in a stage among the stays, from 0; -1 where there is none.</summary>
    public int FirstIn(Stage stage)
    {
        for (var i = 0; i < Visits.Count; i++)
            if (Visits[i].Stage == stage) return i;
        return -1;
    }

    /// <summary>The place of the first stay in a stage or in a later one; -1 where there is none.</summary>
    public int FirstFrom(Stage stage)
    {
        for (var i = 0; i < Visits.Count; i++)
            if (Visits[i].Stage >= stage) return i;
        return -1;
    }
}

/// <summary>
/// What is told of a result to those who look at it; its registration, its stays, its first deal and its end always are. Some lists are long and few look
/// at them.
/// </summary>
[Flags]
public enum KnownDetails
{
    None = 0,
    Deals = 1,
    Handovers = 2,
    Facts = 4,
    All = Deals | Handovers | Facts,
}

/// <summary>A stay in a stage, as of a date; see <see cref="StageVisit"/>.</summary>
public readonly record struct KnownVisit(
    Stage Stage, string? Site, string HostRegion, DateOnly Entered, DateOnly? PassedOn, DateOnly? LeftOn, WayOut? WayOut);

/// <summary>The terms of a deal, as of a date; see <see cref="DealPeriod"/>.</summary>
/// <param name="Until">The first date on which these terms no longer hold; null where they do as of the date.</param>
/// <param name="SignedOn">The date on which the contract was signed, whose terms these are.</param>
/// <param name="AmountCny">Yuan; null where it is not known.</param>
public readonly record struct KnownDeal(DateOnly SignedOn, DateOnly From, DateOnly? Until, decimal? AmountCny, string? DestinationRegion);

/// <summary>The first deal; see <see cref="Results.FirstDeal"/>.</summary>
public readonly record struct KnownFirstDeal(DateOnly On, int VisitsBefore, string? DestinationRegion);

/// <summary>An offer and its answer, as of a date; see <see cref="Handover"/>.</summary>
public readonly record struct KnownHandover(
    Stage ToStage, string? FromSite, string? ToSite, string? ToRegion, DateOnly OfferedOn, HandoverStatus Status, DateOnly? AnsweredOn);

/// <summary>A fact and its record.</summary>
/// <param name="Code">As in <see cref="FactCodes"/>: <c>stage-entered</c>.</param>
/// <param name="Stage">The stage that was entered or passed; null for other facts.</param>
/// <param name="Region">The host region of an entry, the destination of a deal when it was signed; null for other facts.</param>
public readonly record struct KnownFact(string Code, Stage? Stage, string? Region, DateOnly OccurredOn, Recording Recording)
{
    /// <summary>What figures look at of a fact.</summary>
    public static KnownFact Of(Recorded entry)
    {
        var (stage, region) = entry.Fact switch
        {
            Fact.StageEntered entered => (entered.Stage, entered.HostRegion),
            Fact.StagePassed passed => (passed.Stage, null),
            Fact.DealSigned signed => (null, signed.Terms.DestinationRegion),
            _ => ((Stage?)null, (string?)null),
        };
        return new(entry.Fact.Code(), stage, region, entry.Fact.OccurredOn, entry.Recording);
    }
}

/// <summary>The end; see <see cref="Results.End"/>.</summary>
public readonly record struct KnownEnd(WayOut Way, DateOnly On);
