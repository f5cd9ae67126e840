using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>转化合同签订.</summary>
public sealed record SignDeal(string ContractNumber, DealTerms Terms) : LogCommand
{
    public override Fact ToFact(Reference reference) => new Fact.DealSigned(ContractNumber, Terms) { OccurredOn = OccurredOn, SourceRef = SourceRef };
}

public static class SignDealEndpoint
{
    [Needs(Act.LogFacts)]
    [WolverinePost("/api/v1/results/{id}/deals")]
    public static (Answer, EventsToAppend) Post(SignDeal command, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command, result);
}
