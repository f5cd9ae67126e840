using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>交接过期: nobody answered an offer in time.</summary>
public sealed record ExpireHandover(string Handover) : LogCommand
{
    public override Fact ToFact(Reference reference) => new Fact.HandoverExpired(Handover) { OccurredOn = OccurredOn, SourceRef = SourceRef };
}

public static class ExpireHandoverEndpoint
{
    [Needs(Act.LogFacts)]
    [WolverinePost("/api/v1/results/{id}/handovers/expiries")]
    public static (Answer, EventsToAppend) Post(ExpireHandover command, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command, result);
}
