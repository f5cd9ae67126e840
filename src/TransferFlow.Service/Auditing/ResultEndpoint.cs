using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage.ReadModel;
using Wolverine.Http;

namespace TransferFlow.Service.Auditing;

/// <summary>One stay in a stage; what is not known is absent.</summary>
/// <param name="WayOut">advanced, returned, moved, or how the result ended.</param>
public sealed record VisitAnswer(
    int Ordinal, Stage Stage, string? Site, string? Organisation, string HostRegion, DateOnly EnteredOn, DateOnly? PassedOn, DateOnly? LeftOn,
    string? WayOut);

/// <param name="Status">pending, accepted, declined or expired.</param>
public sealed record HandoverAnswer(
    string Handover, Stage ToStage, string? FromSite, string? ToSite, string? ToRegion, DateOnly OfferedOn, DateOnly? Until, string Status,
    DateOnly? AnsweredOn);

/// <summary>The terms of a deal from one date until, not including, another.</summary>
public sealed record DealAnswer(string ContractNumber, DateOnly From, DateOnly? Until, DealTerms Terms);

public sealed record EndAnswer(string Way, DateOnly On);

/// <summary>A result as of a date and as known at a position; what is not known is absent.</summary>
/// <param name="Version">The version at the position, to be sent with the next command if nothing may come between.</param>
/// <param name="Current">The stay that goes on; absent before the first and after the end.</param>
public sealed record ResultAnswer(
    string Id, DateOnly AsOf, string KnownAt, long Version, Fact.ResultRegistered Registration, VisitAnswer? Current, EndAnswer? End,
    IReadOnlyList<VisitAnswer> Visits, IReadOnlyList<HandoverAnswer> Handovers, IReadOnlyList<DealAnswer> Deals);

/// <summary>One result over HTTP, by its id, or by its number where that is unique; parameters <c>asOf</c> (today) and <c>knownAt</c> (now).</summary>
public static class ResultEndpoint
{
    [Needs(Act.SeeResults)]
    [Asks("asOf", "knownAt")]
    [WolverineGet("/api/v1/results/{id}")]
    public static async Task<ResultAnswer> Get(
        string id, HttpContext http, Histories histories, Knowledge knowledge, TimeProvider clock, CancellationToken stop)
    {
        var query = new AddressQuery(http);
        var asOf = query.Date("asOf") ?? ChinaCalendar.Today(clock.GetUtcNow());
        var knownAt = await knowledge.PinAsync(query.Text("knownAt"), stop);
        var history = await histories.FindAsync(id, asOf, knownAt, http.Caller(), stop);
        return history?.Result.Registration is { } registration ? Of(history, registration) : throw new RefusedException(Refusals.UnknownResult);
    }

    private static ResultAnswer Of(ResultHistory history, Fact.ResultRegistered registration)
    {
        var result = history.Result;
        return new(
            history.Id, history.AsOf, history.KnownAt.ToString(), history.Version, registration,
            result.Current is { } current ? Of(current) : null, result.End is { } end ? new(end.Way.Code(), end.On) : null,
            [.. result.Visits.Select(Of)], [.. result.Handovers.Select(Of)], [.. result.Deals.Select(Of)]);
    }

    private static VisitAnswer Of(StageVisit visit) => new(
        visit.Ordinal, visit.Stage, visit.Site, visit.Organisation, visit.HostRegion, visit.Entered, visit.PassedOn, visit.LeftOn, visit.WayOut?.Code());

    private static HandoverAnswer Of(Handover handover) => new(
        handover.Id, handover.Offer.ToStage, handover.Offer.FromSite, handover.Offer.ToSite, handover.Offer.ToRegion, handover.Offer.OccurredOn,
        handover.Offer.Until, handover.Status.Code(), handover.AnsweredOn);

    private static DealAnswer Of(DealPeriod deal) => new(deal.ContractNumber, deal.From, deal.Until, deal.Terms);
}
