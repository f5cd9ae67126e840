using System.Text.Json.Serialization;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>更正批准, by somebody other than who asked: from now on the changes hold, for every date.</summary>
public sealed record ApproveCorrection : ResultCommand
{
    /// <summary>The version of the request; it stands in the address.</summary>
    [JsonIgnore]
    public long Correction { get; init; }

    internal override Fact ToFact(Circumstances circumstances, ResultStream result) =>
        new Fact.CorrectionApproved(Correction, circumstances.Caller.Person) { OccurredOn = circumstances.Today };
}

public static class ApproveCorrectionEndpoint
{
    [Needs(Act.ApproveCorrections)]
    [WolverinePost("/api/v1/results/{id}/corrections/{correction}/approvals")]
    public static (Answer, EventsToAppend) Post(
        ApproveCorrection command, long correction, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command with { Correction = correction }, result);
}
