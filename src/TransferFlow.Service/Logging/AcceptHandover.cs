using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>交接接受: the site to which the result was offered takes it on.</summary>
public sealed record AcceptHandover(string Handover) : LogCommand
{
    public override Fact ToFact(Reference reference) => new Fact.HandoverAccepted(Handover) { OccurredOn = OccurredOn, SourceRef = SourceRef };
}

public static class AcceptHandoverEndpoint
{
    [Needs(Act.AnswerHandovers)]
    [WolverinePost("/api/v1/results/{id}/handovers/acceptances")]
    public static (Answer, EventsToAppend) Post(AcceptHandover command, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command, result);
}
