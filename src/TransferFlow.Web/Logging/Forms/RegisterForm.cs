using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging.Forms;

/// <summary>成果登记. Whoever acts for an organisation registers its results; an office says whose they are.</summary>
/// <param name="known">The registration that is corrected, whose owner and number stay; null for a new one.</param>
internal sealed class RegisterForm(Fact.ResultRegistered? known = null) : LogForm("registered")
{
    public override Sentence Title => Words.Register;

    public override Sentence? Lead => Words.RegisterLead;

    public override bool NamesResults => true;

    public override bool IsPermitted(Scene scene) => scene.Caller.May(Act.LogFacts);

    protected override IEnumerable<FormField> Own(Scene scene)
    {
        if (known is null && scene.Caller.Organisation is null)
        {
            yield return new("owner", Words.Owner, FieldKind.Suggestion)
            {
                IsRequired = true, Options = scene.Choices.Organisations, List = "organisations",
            };
        }

        if (known is null) yield return new("result", Words.ResultNumber) { IsRequired = true, Hint = Words.ResultNumberHint };
        yield return new("title", Words.Title) { Longest = LongText, Hint = Words.NoPersonalData };
        yield return new("field", Words.Field, FieldKind.Choice) { Options = scene.Choices.Fields, Empty = Words.NotStated };
        yield return RegionField("origin_region", Words.OriginRegion, scene, Words.LogRegionHint) with { IsRequired = true };
        yield return TrlField(scene);
        yield return ResultField("predecessor", Words.Predecessor, scene, Words.PredecessorHint);
    }

    protected override LogCommand Read(Typed typed, Scene scene, DateOnly on)
    {
        if (known is null && scene.Caller.Organisation is null) typed.Needed("owner");
        typed.Needed("origin_region");
        return new RegisterResult(
            known?.Number ?? typed.Needed("result"), typed.Code("origin_region", scene.Choices.Region) ?? "",
            known?.Owner ?? scene.Caller.Organisation ?? typed.Code("owner", scene.Choices.Organisation), typed["title"], typed["field"], typed.Trl("trl"),
            typed.Code("predecessor", scene.Choices.Result))
        {
            OccurredOn = on,
        };
    }
}
