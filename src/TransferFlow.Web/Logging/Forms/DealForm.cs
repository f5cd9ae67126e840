using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging.Forms;

/// <summary>转化合同签订, or its 变更: the whole terms as they are from then on, beginning with those that are in force.</summary>
internal sealed class DealForm(bool isNew) : LogForm(isNew ? "deal-signed" : "deal-amended")
{
    public override Sentence Title => isNew ? Words.SignDeal : Words.AmendDeal;

    public override Sentence? Lead => isNew ? Words.SignDealLead : Words.AmendDealLead;

    public override IEnumerable<(Sentence Text, string Query)> Offers(Scene scene) =>
        isNew ? base.Offers(scene)
        : scene.Result.End is null ? scene.DealsInForce.Select(deal => (Words.AmendThisDeal(deal.ContractNumber), Deal.Query(deal)))
        : [];

    protected override IEnumerable<FormField> Own(Scene scene)
    {
        var terms = isNew ? null : Deal.Asked(scene)?.Terms;
        yield return isNew ? new("contract_no", Words.ContractNumber) { IsRequired = true } : Deal.Field(scene);
        yield return Choice("form", Words.Form, scene.Choices.Forms, terms?.Form);
        yield return Choice("contract_kind", Words.ContractKind, scene.Choices.ContractKinds, terms?.ContractKind);
        yield return new("amount", Words.Amount, FieldKind.Amount) { Initial = Formats.Plain(terms?.Amount), Hint = Words.AmountHint };
        yield return new(AmountUnit.Field, Words.Unit, FieldKind.Choice)
        {
            IsRequired = true, Options = AmountUnit.Options, Initial = AmountUnit.One,
        };
        yield return Choice("currency", Words.Currency, scene.Choices.Currencies, terms?.Currency ?? "CNY");
        yield return new("amount_cny", Words.AmountCny, FieldKind.Amount)
        {
            Initial = terms?.Currency == "CNY" ? null : Formats.Plain(terms?.AmountCny), Hint = Words.AmountCnyHint,
        };
        yield return new("counterparty", Words.CounterpartyField, FieldKind.Suggestion)
        {
            Options = scene.Choices.Organisations, List = "organisations", Initial = terms?.Counterparty, Hint = Words.CounterpartyHint,
        };
        yield return new("destination_region", Words.DestinationRegion, FieldKind.Suggestion)
        {
            Options = scene.Choices.Destinations, List = "destinations", Initial = terms?.DestinationRegion, Hint = Words.DestinationHint,
        };
    }

    protected override LogCommand Read(Typed typed, Scene scene, DateOnly on)
    {
        var yuan = AmountUnit.Of(typed);
        var amount = typed.Amount("amount", yuan);
        var terms = new DealTerms(
            typed["form"], typed["contract_kind"], amount, amount is null ? null : typed["currency"], typed.Amount("amount_cny", yuan),
            typed.Code("counterparty", scene.Choices.Counterparty), typed.Code("destination_region", scene.Choices.Region));
        var number = typed.Needed("contract_no");
        return isNew ? new SignDeal(number, terms) { OccurredOn = on } : new AmendDeal(number, terms) { OccurredOn = on };
    }

    private static FormField Choice(string name, Sentence label, IReadOnlyList<Option> options, string? initial) =>
        new(name, label, FieldKind.Choice) { Options = options, Initial = initial, Empty = Words.NotStated };
}
