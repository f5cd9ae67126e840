using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>
/// Counts from the facts alone: each result's timeline as of the date, folded, and looked at. Slow and plain; the independent check of every read
/// model, and all that someone outside needs to derive a figure anew.
/// </summary>
public static class Replay
{
    /// <param name="timelines">Of each result, the facts known at the request's position.</param>
    public static IEnumerable<CohortCount> Cohort(FigureRequest request, IEnumerable<Timeline> timelines)
    {
        foreach (var result in Results(request, timelines))
        {
            if (FirstEntry(request, result, request.Stage!.Value) is not { } entry) continue;
            var reached = Reached(request, result);
            var (outcome, until) =
                reached is { } r && r.Before(entry) ? (Outcome.Excluded, request.AsOf)
                : reached is { } on ? (Outcome.Converted, on.On)
                : result.End is { } end ? (OutcomeOf(end.Way), end.On)
                : (Outcome.InFlight, request.AsOf);
            yield return new(RegionOf(request, result, entry), KeyOf(request, result, entry), entry.Entered, until, outcome, 1);
        }
    }

    /// <param name="timelines">Of each result, the facts known at the request's position.</param>
    public static IEnumerable<FunnelCount> Funnel(FigureRequest request, IEnumerable<Timeline> timelines) =>
        from result in Results(request, timelines)
        from stage in Stages.All
        let entry = FirstEntry(request, result, stage)
        where entry is not null
        select new FunnelCount(
            stage, RegionOf(request, result, entry), KeyOf(request, result, entry), entry.Entered,
            IsIn: result.Current?.Stage == stage,
            HasPassed: result.Visits.Any(visit => visit.Stage == stage && visit.PassedOn is not null),
            HasAdvanced: result.Visits.Any(visit => visit.Stage > stage && visit.Ordinal > entry.Ordinal),
            HasEndedIn: result.End is not null && result.Visits[^1].Stage == stage,
            1);

    /// <param name="timelines">Of each result, the facts known at the request's position.</param>
    public static IEnumerable<FlowCount> Flow(FigureRequest request, IEnumerable<Timeline> timelines) =>
        from result in Results(request, timelines)
        let entry = FirstEntry(request, result, request.Stage!.Value)
        where entry is not null
        let reached = Reached(request, result)
        where reached is not null && !reached.Value.Before(entry)
        select new FlowCount(
            entry.HostRegion, reached.Value.Region, entry.Entered, reached.Value.On, 1,
            result.Deals.Where(deal => deal.Until is null).Sum(deal => deal.Terms.AmountCny ?? 0));

    private static IEnumerable<TechnologyResult> Results(FigureRequest request, IEnumerable<Timeline> timelines) =>
        timelines.Select(timeline => timeline.AsOf(request.AsOf).Tell().Result)
            .Where(result => result.Registration is { } registration
                && (request.Field is null || registration.Field == request.Field)
                && (request.Owner is null || registration.Owner == request.Owner));

    private static StageVisit? FirstEntry(FigureRequest request, TechnologyResult result, Stage stage)
    {
        var entry = result.Visits.FirstOrDefault(visit => visit.Stage == stage);
        return entry is not null
            && (request.CohortFrom is null || entry.Entered >= request.CohortFrom)
            && (request.CohortTo is null || entry.Entered <= request.CohortTo)
            && (request.Site is null || entry.Site == request.Site) ? entry : null;
    }

    /// <summary>When and where the target, or a later stage, was first reached.</summary>
    private static Arrival? Reached(FigureRequest request, TechnologyResult result)
    {
        if (request.To!.Value.Stage is not { } to)
            return result.FirstDeal is { } deal ? new(deal.On, deal.DestinationRegion, deal.VisitsBefore + 0.5) : null;
        var visit = result.Visits.FirstOrDefault(visit => visit.Stage >= to);
        return visit is null ? null : new(visit.Entered, visit.HostRegion, visit.Ordinal);
    }

    private static string RegionOf(FigureRequest request, TechnologyResult result, StageVisit entry) =>
        request.Attribution == Attribution.Origin ? result.Registration!.OriginRegion : entry.HostRegion;

    private static string? KeyOf(FigureRequest request, TechnologyResult result, StageVisit entry) => request.By switch
    {
        GroupBy.Site => entry.Site,
        GroupBy.Owner => result.Registration!.Owner,
        GroupBy.Field => result.Registration!.Field,
        _ => null,
    };

    private static Outcome OutcomeOf(WayOut way) => way switch
    {
        WayOut.Terminated => Outcome.Terminated,
        WayOut.Withdrawn => Outcome.Withdrawn,
        _ => Outcome.Superseded,
    };

    /// <param name="Place">Where it stands among the result's entries in timeline order: an entry's ordinal, or between two.</param>
    private readonly record struct Arrival(DateOnly On, string? Region, double Place)
    {
        public bool Before(StageVisit entry) => Place < entry.Ordinal;
    }
}
