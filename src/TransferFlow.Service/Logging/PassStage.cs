using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>阶段验收: the stage's acceptance.</summary>
public sealed record PassStage(Stage Stage, int? Trl = null) : LogCommand
{
    public override Fact ToFact(Reference reference) => new Fact.StagePassed(Stage, Trl) { OccurredOn = OccurredOn, SourceRef = SourceRef };
}

public static class PassStageEndpoint
{
    [Needs(Act.LogFacts)]
    [WolverinePost("/api/v1/results/{id}/passes")]
    public static (Answer, EventsToAppend) Post(PassStage command, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command, result);
}
