using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>进入阶段: an advance, a return or a move, whichever the timeline makes of it.</summary>
/// <param name="Organisation">An organisation's id or name, where there is no site.</param>
/// <param name="Region">The host region; a site's own where it is absent.</param>
public sealed record EnterStage(Stage Stage, string? Site = null, string? Organisation = null, string? Region = null, int? Trl = null) : LogCommand
{
    public override Fact ToFact(Reference reference) => new Fact.StageEntered(
        Stage, Site, Organisation is null ? null : IdOf(Organisation),
        Region ?? reference.RegionOfSite(Site) ?? "", Trl)
    {
        OccurredOn = OccurredOn, SourceRef = SourceRef,
    };

    // What is no sound name stands for itself, so that the rules see it.
    private static string IdOf(string organisation) =>
        FactRules.Text("organisation", organisation) is null ? OrganisationId.Of(organisation) : organisation;
}

public static class EnterStageEndpoint
{
    [Needs(Act.LogFacts)]
    [WolverinePost("/api/v1/results/{id}/stages")]
    public static (Answer, EventsToAppend) Post(EnterStage command, [WriteModel("id")] ResultStream result, Circumstances circumstances) =>
        circumstances.Decide(command, result);
}
