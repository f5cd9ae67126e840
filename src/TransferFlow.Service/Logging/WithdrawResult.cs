using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>撤回: the owner takes the result back.</summary>
public sealed record WithdrawResult(string? Reason = null) : LogCommand
{
    public override Fact ToFact(Reference reference) => new Fact.Withdrawn(Reason) { OccurredOn = OccurredOn, SourceRef = SourceRef };
}

public static class WithdrawResultEndpoint
{
    [Needs(Act.LogFacts)]
    [WolverinePost("/api/v1/results/{id}/withdrawals")]
    public static (Answer, EventsToAppend) Post(WithdrawResult command, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command, result);
}
