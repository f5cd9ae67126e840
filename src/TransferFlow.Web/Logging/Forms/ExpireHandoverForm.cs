using TransferFlow.Domain;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging.Forms;

/// <summary>交接过期. Offers expire by themselves, so nobody logs it by a form; it can be corrected by one.</summary>
internal sealed class ExpireHandoverForm() : LogForm("handover-expired")
{
    private const string Number = "handover";

    public override Sentence Title => Words.Handover;

    protected override IEnumerable<FormField> Own(Scene scene) => [new(Number, Words.HandoverNumber) { IsRequired = true }];

    protected override LogCommand Read(Typed typed, Scene scene, DateOnly on) => new ExpireHandover(typed.Needed(Number)) { OccurredOn = on };
}
