using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>交接谢绝: the site to which the result was offered does not take it on.</summary>
public sealed record DeclineHandover(string Handover, string? Reason = null) : LogCommand
{
    public override Fact ToFact(Reference reference) =>
        new Fact.HandoverDeclined(Handover, Reason) { OccurredOn = OccurredOn, SourceRef = SourceRef };
}

public static class DeclineHandoverEndpoint
{
    [Needs(Act.AnswerHandovers)]
    [WolverinePost("/api/v1/results/{id}/handovers/refusals")]
    public static (Answer, EventsToAppend) Post(DeclineHandover command, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command, result);
}
