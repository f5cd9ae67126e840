using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>What figures ask of a result's way through the stages.</summary>
internal static class Journey
{
    /// <summary>The first entry into a stage, if the cohort's window and site let it in.</summary>
    public static Entry? FirstEntry(FigureRequest request, KnownResult result, Stage stage)
    {
        var place = result.FirstIn(stage);
        if (place < 0) return null;
        var visit = result.Visits[place];
        return request.IsInWindow(visit.Entered) && request.IsAt(visit.Site) ? new(place, visit) : null;
    }

    /// <summary>When and where the target, or a later stage, was first reached.</summary>
    public static Arrival? Reached(FigureRequest request, KnownResult result) => Reached(request.To!.Value, result);

    /// <inheritdoc cref="Reached(FigureRequest, KnownResult)"/>
    public static Arrival? Reached(Target target, KnownResult result)
    {
        if (target.Stage is not { } to)
            return result.FirstDeal is { } deal ? new(deal.On, deal.DestinationRegion, deal.VisitsBefore - 0.5) : null;
        var place = result.FirstFrom(to);
        return place < 0 ? null : new(result.Visits[place].Entered, result.Visits[place].HostRegion, place);
    }

    /// <summary>What became of a result since an entry, and on which date; asOf for those in flight and those excluded.</summary>
    public static (Outcome Outcome, DateOnly Until) OutcomeOf(FigureRequest request, KnownResult result, Entry entry) =>
        OutcomeOf(request, request.To!.Value, result, entry);

    /// <inheritdoc cref="OutcomeOf(FigureRequest, KnownResult, Entry)"/>
    public static (Outcome Outcome, DateOnly Until) OutcomeOf(FigureRequest request, Target target, KnownResult result, Entry entry) =>
        Reached(target, result) is { } reached ? reached.IsBefore(entry) ? (Outcome.Excluded, request.AsOf) : (Outcome.Converted, reached.On)
        : result.End is { } end ? (OutcomeOf(end.Way), end.On)
        : (Outcome.InFlight, request.AsOf);

    public static Outcome OutcomeOf(WayOut way) => way switch
    {
        WayOut.Terminated => Outcome.Terminated,
        WayOut.Withdrawn => Outcome.Withdrawn,
        _ => Outcome.Superseded,
    };

    /// <summary>The region under which what happened at a stay is counted.</summary>
    public static string RegionOf(this FigureRequest request, KnownResult result, KnownVisit visit) =>
        request.Attribution == Attribution.Origin ? result.OriginRegion : visit.HostRegion;

    /// <summary>The site, owner or field under which it is counted, where rows are told apart by one.</summary>
    public static string? KeyOf(this FigureRequest request, KnownResult result, KnownVisit visit) => request.KeyOf(result, visit.Site);

    /// <inheritdoc cref="KeyOf(FigureRequest, KnownResult, KnownVisit)"/>
    public static string? KeyOf(this FigureRequest request, KnownResult result, string? site) => request.By switch
    {
        GroupBy.Site => site,
        GroupBy.Owner => result.Owner,
        GroupBy.Field => result.Field,
        _ => null,
    };

    /// <summary>Whether the cohort's window, ends included, holds a date.</summary>
    public static bool IsInWindow(this FigureRequest request, DateOnly date) =>
        (request.CohortFrom is null || date >= request.CohortFrom) && (request.CohortTo is null || date <= request.CohortTo);

    /// <summary>Whether the filter by site lets a visit at that site through.</summary>
    public static bool IsAt(this FigureRequest request, string? site) => request.Site is null || site == request.Site;
}

/// <param name="Place">Its place among the result's stays, from 0.</param>
internal readonly record struct Entry(int Place, KnownVisit Visit);

/// <param name="Place">Where it stands among the result's entries in timeline order: that of an entry, or between two.</param>
internal readonly record struct Arrival(DateOnly On, string? Region, double Place)
{
    public bool IsBefore(Entry entry) => Place < entry.Place;
}
