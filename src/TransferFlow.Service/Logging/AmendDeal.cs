using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>转化合同变更: the whole terms as they are from this date on.</summary>
public sealed record AmendDeal(string ContractNumber, DealTerms Terms) : LogCommand
{
    public override Fact ToFact(Reference reference) =>
        new Fact.DealAmended(ContractNumber, Terms) { OccurredOn = OccurredOn, SourceRef = SourceRef };
}

public static class AmendDealEndpoint
{
    [Needs(Act.LogFacts)]
    [WolverinePost("/api/v1/results/{id}/deals/amendments")]
    public static (Answer, EventsToAppend) Post(AmendDeal command, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command, result);
}
