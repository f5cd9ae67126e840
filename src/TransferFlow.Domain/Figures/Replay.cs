using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>A result and the facts of it that are known at a position.</summary>
public sealed record LoggedResult(string Id, Timeline Timeline);

/// <summary>
/// Results from the facts alone: each one's timeline as of the date, folded. Slow and plain; the independent check of every read model, and all that
/// someone outside needs to derive a figure anew.
/// </summary>
public static class Replay
{
    /// <summary>What is known of each registered result as of a date: one object, filled again and again.</summary>
    public static IEnumerable<KnownResult> Results(DateOnly asOf, IEnumerable<LoggedResult> logged)
    {
        var known = new KnownResult();
        foreach (var (id, timeline) in logged)
        {
            var cut = timeline.AsOf(asOf);
            var result = cut.Tell().Result;
            if (result.Registration is not { } registration) continue;
            known.Begin(id, registration.Owner, registration.Field, registration.OriginRegion);
            Fill(known, result);
            known.Facts.AddRange(cut.Entries.Where(entry => entry.Fact is not Fact.ResultRegistered).Select(KnownFact.Of));
            yield return known;
        }
    }

    private static void Fill(KnownResult known, TechnologyResult result)
    {
        known.Visits.AddRange(result.Visits.Select(visit => new KnownVisit(
            visit.Stage, visit.Site, visit.HostRegion, visit.Entered, visit.PassedOn, visit.LeftOn, visit.WayOut)));
        known.Deals.AddRange(result.Deals.Select(deal => new KnownDeal(
            result.Deals.First(first => first.ContractNumber == deal.ContractNumber).From, deal.From, deal.Until, deal.Terms.AmountCny,
            deal.Terms.DestinationRegion)));
        known.Handovers.AddRange(result.Handovers.Select(handover => new KnownHandover(
            handover.Offer.ToStage, handover.Offer.FromSite, handover.Offer.ToSite, handover.Offer.ToRegion, handover.Offer.OccurredOn,
            handover.Status, handover.AnsweredOn)));
        if (result.FirstDeal is { } deal) known.FirstDeal = new(deal.On, deal.VisitsBefore, deal.DestinationRegion);
        if (result.End is { } end) known.End = new(end.Way, end.On);
    }
}
