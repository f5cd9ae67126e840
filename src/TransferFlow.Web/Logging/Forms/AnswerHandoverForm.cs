using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging.Forms;

/// <summary>交接接受 or 交接谢绝, by those to whom the result is offered.</summary>
internal sealed class AnswerHandoverForm(bool accepts) : LogForm(accepts ? Accepted : Declined)
{
    public const string Accepted = "handover-accepted";
    public const string Declined = "handover-declined";

    private const string Number = "handover";

    public override Sentence Title => accepts ? Words.AcceptHandover : Words.DeclineHandover;

    public override Sentence? Lead => accepts ? Words.AcceptHandoverLead : null;

    protected override bool HasReason => !accepts;

    public override bool IsPermitted(Scene scene) => scene.Caller.May(Domain.Access.Act.AnswerHandovers) && (scene.MayLog || scene.ToAnswer.Any());

    public override IEnumerable<(Sentence Text, string Query)> Offers(Scene scene) => scene.ToAnswer.Select(
        offer => (accepts ? Words.AcceptThisHandover(offer.Id) : Words.DeclineThisHandover(offer.Id), WebAddress.Of("", [(Number, offer.Id)])));

    protected override IEnumerable<FormField> Own(Scene scene)
    {
        var offers = scene.ToAnswer.Select(offer => new Option(offer.Id, Described(scene, offer))).ToList();
        var asked = scene.Asked[Number].ToString();
        yield return new(Number, Words.Handover, FieldKind.Choice)
        {
            IsRequired = true, Options = offers, Initial = asked.Length > 0 ? asked : offers.FirstOrDefault()?.Value,
        };
        if (HasReason) yield return ReasonField(Words.ReasonGiven);
    }

    protected override LogCommand Read(Typed typed, Scene scene, DateOnly on) => accepts
        ? new AcceptHandover(typed.Needed(Number)) { OccurredOn = on }
        : new DeclineHandover(typed.Needed(Number), typed["reason"]) { OccurredOn = on };

    private static Sentence Described(Scene scene, Handover offer)
    {
        var (stage, on) = (offer.Offer.ToStage.Name(), Formats.Date(offer.Offer.OccurredOn));
        var target = offer.Offer.ToSite is { } site ? scene.Choices.SiteName(site) : scene.Choices.RegionName(offer.Offer.ToRegion ?? "");
        return new($"{offer.Id}：{stage.Zh}，{target.Zh}，{on} 发起", $"{offer.Id}: {stage.En}, {target.En}, offered {on}");
    }
}
