using TransferFlow.Domain;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging.Forms;

/// <summary>终止, 撤回 or 被替代. An end is final, so it is confirmed.</summary>
internal sealed class EndForm(string code) : LogForm(code)
{
    private const string By = "superseded_by";

    public override Sentence Title => Code switch
    {
        "terminated" => Words.Terminate,
        "withdrawn" => Words.Withdraw,
        _ => Words.Supersede,
    };

    public override Sentence? Lead => Words.EndLead;

    public override bool IsFinal => true;

    public override bool NamesResults => Code == "superseded";

    protected override bool HasReason => true;

    protected override IEnumerable<FormField> Own(Scene scene)
    {
        if (Code == "superseded") yield return ResultField(By, Words.SupersededByField, scene, Words.ResultIdHint);
        yield return ReasonField(Words.ReasonGiven);
    }

    protected override LogCommand Read(Typed typed, Scene scene, DateOnly on) => Code switch
    {
        "terminated" => new TerminateResult(typed["reason"]) { OccurredOn = on },
        "withdrawn" => new WithdrawResult(typed["reason"]) { OccurredOn = on },
        _ => new SupersedeResult(typed.Code(By, scene.Choices.Result), typed["reason"]) { OccurredOn = on },
    };
}
