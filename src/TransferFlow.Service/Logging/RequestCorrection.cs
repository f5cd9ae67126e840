using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>
/// 更正申请: what facts of the result should have said. It changes nothing until somebody else approves it; the answered version names it.
/// </summary>
/// <param name="Changes">At least one, each of another fact; all of them hold together, or none.</param>
/// <param name="Reason">Why, for whoever approves it.</param>
public sealed record RequestCorrection(IReadOnlyList<ChangeOfFact> Changes, string Reason) : ResultCommand
{
    // A list can hold nulls, whatever its type says.
    internal override Refusal? Unsound => Changes.Contains(null!) ? Fault.Missing("changes")
        : Changes.Select(change => change.Fault).FirstOrDefault(fault => fault is not null);

    internal override Fact ToFact(Circumstances circumstances, ResultStream result) => new Fact.CorrectionRequested(
        [.. Changes.Select(change => change.ToChange(circumstances.Reference, result))], Reason, circumstances.Caller.Person)
    {
        OccurredOn = circumstances.Today,
    };
}

public static class RequestCorrectionEndpoint
{
    [Needs(Act.LogFacts)]
    [WolverinePost("/api/v1/results/{id}/corrections")]
    public static (Answer, EventsToAppend) Post(RequestCorrection command, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command, result);
}
