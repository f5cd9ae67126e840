using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Auditing;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Logging;
using TransferFlow.Web.Logging.Forms;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Correcting;

/// <summary>
/// Asks for the correction of one fact: the form by which it would be logged, filled in with what it says, and as the other choice that it is void.
/// Evidence can only be void.
/// </summary>
/// <param name="fact">What the fact says now.</param>
internal sealed class CorrectionForm(Recorded fact, Language language) : IFields
{
    public const string VoidValue = "void";

    private const string Change = "change";
    private const string Reason = "correction_reason";
    private const string Correct = "correct";

    /// <summary>The form that logs a fact of this kind; null for evidence.</summary>
    private readonly LogForm? form = fact.Fact switch
    {
        Fact.EvidenceAttached => null,
        Fact.ResultRegistered registered => new RegisterForm(registered),
        Fact.HandoverExpired => new ExpireHandoverForm(),
        var other => LogForms.Find(other.Code()),
    };

    public bool TakesFile => false;

    public bool NamesResults => form?.NamesResults == true;

    public IEnumerable<FormField> Fields(Scene scene)
    {
        var said = LogRow.Of("", "", fact.Fact, id => id);
        if (form is not null)
        {
            yield return new(Change, Words.WhatIsWrong, FieldKind.Choice)
            {
                IsRequired = true, Initial = Correct, Options = [new(Correct, Words.ContentIsWrong), new(VoidValue, Words.ShouldNotBeThere)],
            };
            // Why a fact was logged lies beside it, and does not change.
            foreach (var field in form.Fields(scene).Where(field => field.Name != LogForm.Why)) yield return Filled(field, said);
        }

        yield return new(Reason, Words.CorrectionReason, FieldKind.Long) { IsRequired = true, Hint = Words.NoPersonalData, Longest = 1_000 };
    }

    /// <summary>What was typed, as a request. It is good for nothing where what was typed has faults.</summary>
    public RequestCorrection Command(Typed typed, Scene scene)
    {
        var isVoid = form is null || typed[Change] == VoidValue;
        var change = isVoid
            ? new ChangeOfFact(fact.Version, Void: true)
            : new ChangeOfFact(fact.Version, form!.Command(typed, scene) with { Why = null, Version = null });
        return new([change], typed.Needed(Reason)) { Version = typed.Version };
    }

    private FormField Filled(FormField field, IReadOnlyDictionary<string, string?> said)
    {
        if (field.Name == AmountUnit.Field) return field;
        var text = field.Name switch
        {
            // An amount in yuan is its own equivalent, and would stay behind when the amount is corrected.
            "amount_cny" when said["currency"] == "CNY" && said["amount"] == said["amount_cny"] => null,
            var name => said.GetValueOrDefault(name),
        };
        var option = field.Options.FirstOrDefault(option => option.Value == text);
        return field.Kind switch
        {
            // What is not offered any more, such as a handover that was answered, can still have been meant.
            FieldKind.Choice when text is not null && option is null => field with { Initial = text, Options = [.. field.Options, Same(text)] },
            FieldKind.Suggestion when option is not null => field with { Initial = option.Suggestion(language) },
            _ => field with { Initial = text },
        };
    }

    private static Option Same(string text) => new(text, new(text, text));
}
