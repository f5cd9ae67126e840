using TransferFlow.Domain;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging.Forms;

/// <summary>转化合同解除.</summary>
internal sealed class CancelDealForm() : LogForm("deal-cancelled")
{
    public override Sentence Title => Words.CancelDeal;

    public override bool IsFinal => true;

    public override Sentence FinalWarning => Words.ConfirmCancelText;

    protected override bool HasReason => true;

    public override IEnumerable<(Sentence Text, string Query)> Offers(Scene scene) => scene.Result.End is null
        ? scene.DealsInForce.Select(deal => (Words.CancelThisDeal(deal.ContractNumber), Deal.Query(deal)))
        : [];

    protected override IEnumerable<FormField> Own(Scene scene) => [Deal.Field(scene), ReasonField(Words.ReasonGiven)];

    protected override LogCommand Read(Typed typed, Scene scene, DateOnly on) =>
        new CancelDeal(typed.Needed("contract_no"), typed["reason"]) { OccurredOn = on };
}
