using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>被替代: another result takes this one's place.</summary>
public sealed record SupersedeResult(string? By = null, string? Reason = null) : LogCommand
{
    public override Fact ToFact(Reference reference) => new Fact.Superseded(By, Reason) { OccurredOn = OccurredOn, SourceRef = SourceRef };
}

public static class SupersedeResultEndpoint
{
    [Needs(Act.LogFacts)]
    [WolverinePost("/api/v1/results/{id}/supersessions")]
    public static (Answer, EventsToAppend) Post(SupersedeResult command, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command, result);
}
