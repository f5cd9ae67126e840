
namespace TransferFlow.Domain.Figures;

/// <summary>Where a result stood when something happened to it that names no place of its own.</summary>
internal static class Whereabouts
{
    /// <summary>The stay that was begun last on or before a date; null before the first.</summary>
    public static KnownVisit? StayOn(this KnownResult result, DateOnly date) => result.LastStay(visit => visit.Entered <= date);

    /// <summary>The stay in which a fact happened: for an entry or an acceptance the last in its stage, for others the last of all.</summary>
    public static KnownVisit? StayOf(this KnownResult result, KnownFact fact) =>
        result.LastStay(visit => visit.Entered <= fact.OccurredOn && (fact.Stage is null || visit.Stage == fact.Stage));

    /// <summary>
    /// The stay in which a result was offered to the next site: the last on or before the day, but for an entry of that day into the stage that is offered,
    /// which is what came of the offer.
    /// </summary>
    public static KnownVisit? StayBefore(this KnownResult result, KnownHandover offer) => result.LastStay(
        visit => visit.Entered < offer.OfferedOn || (visit.Entered == offer.OfferedOn && visit.Stage != offer.ToStage));

    /// <summary>The host region of a stay; before the first, a result stands where it originates.</summary>
    public static string RegionOf(this KnownResult result, KnownVisit? stay) => stay?.HostRegion ?? result.OriginRegion;

    private static KnownVisit? LastStay(this KnownResult result, Predicate<KnownVisit> condition) =>
        result.Visits.FindLastIndex(condition) is var last and >= 0 ? result.Visits[last] : null;
}
