using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Storage;

namespace TransferFlow.Web.Logging;

/// <summary>What a form is filled in on: the result as it is now, who fills it in, and what there is to choose.</summary>
/// <param name="Stream">That of no result for a registration.</param>
/// <param name="Asked">What the page's address asks for: which handover, which deal.</param>
public sealed record Scene(ResultStream Stream, Circumstances Circumstances, Choices Choices, IQueryCollection Asked)
{
    public TechnologyResult Result { get; } = Stream.Timeline.Tell().Result;

    public Caller Caller => Circumstances.Caller;

    public DateOnly Today => Circumstances.Today;

    public bool MayLog => Circumstances.Access.MayLog(Stream.Timeline.Subject());

    /// <summary>The offers that wait for this caller's answer.</summary>
    public IEnumerable<Handover> ToAnswer => Result.Handovers.Where(
        offer => offer.Status == HandoverStatus.Pending && Result.End is null && Circumstances.Access.MayAnswer(Result, offer.Id));

    public IEnumerable<DealPeriod> DealsInForce => Result.Deals.Where(deal => deal.Until is null);

    /// <summary>The stage that the result is in, or was in last.</summary>
    public Stage? LastStage => Result.Visits.IsEmpty ? null : Result.Visits[^1].Stage;

    /// <summary>What has become known since a version, the oldest first.</summary>
    public IEnumerable<Recorded> Since(long version) => Stream.Facts.Where(entry => entry.Version > version);
}
