using System.Text.Json.Serialization;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>更正驳回 by whoever could approve it, or 撤回 by who asked for it: nothing changes.</summary>
public sealed record RefuseCorrection(string? Reason = null) : ResultCommand
{
    /// <inheritdoc cref="ApproveCorrection.Correction"/>
    [JsonIgnore]
    public long Correction { get; init; }

    internal override Fact ToFact(Circumstances circumstances, ResultStream result) =>
        new Fact.CorrectionRefused(Correction, circumstances.Caller.Person, Reason) { OccurredOn = circumstances.Today };
}

public static class RefuseCorrectionEndpoint
{
    // Whoever asked may withdraw it, also with a key; who else may refuse it is judged on the result.
    [Needs(Act.LogFacts)]
    [WolverinePost("/api/v1/results/{id}/corrections/{correction}/refusals")]
    public static (Answer, EventsToAppend) Post(
        RefuseCorrection command, long correction, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command with { Correction = correction }, result);
}
