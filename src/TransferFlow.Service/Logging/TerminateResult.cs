using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>终止: the work on the result ends without conversion.</summary>
public sealed record TerminateResult(string? Reason = null) : LogCommand
{
    public override Fact ToFact(Reference reference) => new Fact.Terminated(Reason) { OccurredOn = OccurredOn, SourceRef = SourceRef };
}

public static class TerminateResultEndpoint
{
    [Needs(Act.LogFacts)]
    [WolverinePost("/api/v1/results/{id}/terminations")]
    public static (Answer, EventsToAppend) Post(TerminateResult command, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command, result);
}
