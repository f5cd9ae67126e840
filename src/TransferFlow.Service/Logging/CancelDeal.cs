using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>转化合同解除.</summary>
public sealed record CancelDeal(string ContractNumber, string? Reason = null) : LogCommand
{
    public override Fact ToFact(Reference reference) =>
        new Fact.DealCancelled(ContractNumber, Reason) { OccurredOn = OccurredOn, SourceRef = SourceRef };
}

public static class CancelDealEndpoint
{
    [Needs(Act.LogFacts)]
    [WolverinePost("/api/v1/results/{id}/deals/cancellations")]
    public static (Answer, EventsToAppend) Post(CancelDeal command, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command, result);
}
