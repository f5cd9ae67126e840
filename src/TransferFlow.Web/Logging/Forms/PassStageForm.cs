using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging.Forms;

/// <summary>阶段验收, of the stage that the result is in or, reported late, of one that it was in.</summary>
internal sealed class PassStageForm() : LogForm("stage-passed")
{
    public override Sentence Title => Words.PassStage;

    public override Sentence? Lead => Words.PassStageLead;

    public override IEnumerable<(Sentence Text, string Query)> Offers(Scene scene) => scene.Result.Current is { } at
        ? [(Words.PassThisStage(at.Stage.Name()), "")]
        : [];

    protected override IEnumerable<FormField> Own(Scene scene)
    {
        var stages = scene.Result.Visits.Select(visit => visit.Stage).Distinct().Order();
        yield return StageField("stage", Words.Stage, stages.Select(stage => new Option(stage.Code(), stage.Name())), scene.LastStage);
        yield return TrlField(scene) with { Label = Words.TrlReached };
    }

    protected override LogCommand Read(Typed typed, Scene scene, DateOnly on) =>
        new PassStage(typed.Stage("stage"), typed.Trl("trl")) { OccurredOn = on };
}
