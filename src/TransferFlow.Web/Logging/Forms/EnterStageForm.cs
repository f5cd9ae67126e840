using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging.Forms;

/// <summary>进入阶段. Each stage is offered with what entering it would be.</summary>
internal sealed class EnterStageForm() : LogForm("stage-entered")
{
    public override Sentence Title => Words.EnterStage;

    public override Sentence? Lead => Words.EnterStageLead;

    protected override IEnumerable<FormField> Own(Scene scene)
    {
        var expected = Expected(scene);
        var next = expected?.Offer.ToStage ?? Moves.Next(scene.LastStage);
        yield return StageField("stage", Words.Stage, Stages.All.Select(stage => Offered(scene, stage)), next);
        yield return SiteField("site", Words.Site, scene, expected?.Offer.ToSite);
        yield return RegionField("region", Words.HostRegion, scene, Words.HostRegionHint);
        yield return new("organisation", Words.Organisation, FieldKind.Suggestion)
        {
            Options = scene.Choices.Organisations, List = "organisations", Hint = Words.LogOrganisationHint,
        };
        yield return TrlField(scene);
    }

    protected override LogCommand Read(Typed typed, Scene scene, DateOnly on)
    {
        var command = new EnterStage(
            typed.Stage("stage"), typed.Code("site", scene.Choices.Site), typed.Code("organisation", scene.Choices.Organisation),
            typed.Code("region", scene.Choices.Region), typed.Trl("trl")) { OccurredOn = on };
        if (typed["site"] is null && typed["region"] is null) typed.Add(new("missing-value", Words.SiteOrRegion, "site"));
        return command;
    }

    /// <summary>The handover that was accepted last and has not been followed by an entry at its site.</summary>
    private static Handover? Expected(Scene scene) => scene.Result.Handovers.LastOrDefault(
        offer => offer.Status == HandoverStatus.Accepted && !scene.Result.Visits.Any(visit => Follows(visit, offer)));

    private static bool Follows(StageVisit visit, Handover offer) =>
        visit.Site == offer.Offer.ToSite && visit.Stage == offer.Offer.ToStage && visit.Entered >= offer.AnsweredOn;

    private static Option Offered(Scene scene, Stage stage)
    {
        var (name, move) = (stage.Name(), Moves.Of(scene.LastStage, stage));
        return new(stage.Code(), new($"{name.Zh}（{move.Zh}）", $"{name.En} ({move.En})"));
    }
}
