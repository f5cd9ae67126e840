using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging.Forms;

/// <summary>交接发起: to a site or, where none is chosen yet, to a region.</summary>
internal sealed class OfferHandoverForm() : LogForm("handover-offered")
{
    public override Sentence Title => Words.OfferHandover;

    public override Sentence? Lead => Words.OfferHandoverLead;

    protected override IEnumerable<FormField> Own(Scene scene)
    {
        yield return StageField(
            "to_stage", Words.ToStage, Stages.All.Select(stage => new Option(stage.Code(), stage.Name())), Moves.Next(scene.LastStage));
        yield return SiteField("to_site", Words.ToSite, scene, null);
        yield return RegionField("to_region", Words.ToRegion, scene, Words.ToRegionHint);
        yield return SiteField("site", Words.FromSite, scene, scene.Result.Current?.Site);
        yield return new("until", Words.AnswerUntil, FieldKind.Date) { Hint = Words.AnswerUntilHint };
        yield return new("handover", Words.HandoverNumber) { Hint = Words.HandoverNumberHint };
    }

    protected override LogCommand Read(Typed typed, Scene scene, DateOnly on) => new OfferHandover(
        typed["handover"] ?? Numbered(typed.Key ?? "", on), typed.Stage("to_stage"), typed.Code("site", scene.Choices.Site),
        typed.Code("to_site", scene.Choices.Site), typed.Code("to_region", scene.Choices.Region), typed.DateIfAny("until")) { OccurredOn = on };

    /// <summary>A number of the form's own. It is made from the form's key, so that a form that is sent twice offers once.</summary>
    private static string Numbered(string key, DateOnly on) => $"H{on:yyyyMMdd}-{new string([.. key.Where(char.IsAsciiLetterOrDigit).Take(6)])}";
}
