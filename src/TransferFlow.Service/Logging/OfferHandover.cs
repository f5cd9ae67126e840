using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>交接发起: offers the result to the next site.</summary>
/// <param name="ToRegion">The region that it is offered to; the site's own where it is absent.</param>
public sealed record OfferHandover(
    string Handover, Stage ToStage, string? FromSite = null, string? ToSite = null, string? ToRegion = null, DateOnly? Until = null) : LogCommand
{
    public override Fact ToFact(Reference reference) =>
        new Fact.HandoverOffered(Handover, ToStage, FromSite, ToSite, ToRegion ?? reference.RegionOfSite(ToSite), Until)
        {
            OccurredOn = OccurredOn, SourceRef = SourceRef,
        };
}

public static class OfferHandoverEndpoint
{
    [Needs(Act.LogFacts)]
    [WolverinePost("/api/v1/results/{id}/handovers")]
    public static (Answer, EventsToAppend) Post(OfferHandover command, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command, result);
}
