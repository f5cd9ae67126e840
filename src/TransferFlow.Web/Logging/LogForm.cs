using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging;

/// <summary>A form that logs one kind of fact.</summary>
/// <param name="code">The kind, as in <see cref="FactCodes"/>.</param>
public abstract class LogForm(string code) : IFields
{
    /// <summary>The field with the reason that goes beside the fact.</summary>
    public const string Why = "why";

    private const string OccurredOn = "occurred_on";
    private const string SourceRef = "source_ref";

    /// <summary>In UTF-16 code units.</summary>
    protected const int LongText = 1_000;

    public string Code { get; } = code;

    /// <summary>What one does with it: "Enter a stage".</summary>
    public abstract Sentence Title { get; }

    /// <summary>What one should know before.</summary>
    public virtual Sentence? Lead => null;

    /// <summary>Whether it cannot be taken back, so that it is asked for twice.</summary>
    public virtual bool IsFinal => false;

    public virtual Sentence FinalWarning => Words.ConfirmText;

    /// <summary>Whether one of its fields is a file.</summary>
    public virtual bool TakesFile => false;

    /// <summary>Whether the fact itself gives the reason; otherwise a reason can be given that goes beside it.</summary>
    protected virtual bool HasReason => false;

    /// <summary>Whether one of its fields names another result.</summary>
    public virtual bool NamesResults => false;

    public virtual bool IsPermitted(Scene scene) => scene.MayLog;

    /// <summary>What the result's page offers in the present state, with the query of the form's address; nothing where it makes no sense.</summary>
    public virtual IEnumerable<(Sentence Text, string Query)> Offers(Scene scene) => scene.Result.End is null ? [(Title, "")] : [];

    public IEnumerable<FormField> Fields(Scene scene)
    {
        foreach (var field in Own(scene)) yield return field;
        yield return new(OccurredOn, Words.OccurredOn, FieldKind.Date)
        {
            IsRequired = true, Initial = Formats.Date(scene.Today), Latest = scene.Today.AddDays(1),
        };
        yield return new(SourceRef, Words.SourceRef) { Hint = Words.SourceRefHint, Longest = LongText };
        if (!HasReason) yield return new(Why, Words.Why, FieldKind.Long) { Hint = Words.NoPersonalData, Longest = LongText };
    }

    /// <summary>What was typed, as a command. It is good for nothing where what was typed has faults.</summary>
    public LogCommand Command(Typed typed, Scene scene) => Read(typed, scene, typed.Date(OccurredOn)) with
    {
        SourceRef = typed[SourceRef], Why = HasReason ? null : typed[Why], Version = typed.Version,
    };

    protected abstract IEnumerable<FormField> Own(Scene scene);

    protected abstract LogCommand Read(Typed typed, Scene scene, DateOnly on);

    protected static FormField StageField(string name, Sentence label, IEnumerable<Option> stages, Stage? initial) =>
        new(name, label, FieldKind.Choice) { IsRequired = true, Options = [.. stages], Initial = initial?.Code() };

    protected static FormField TrlField(Scene scene) =>
        new("trl", Words.Trl, FieldKind.Choice) { Options = scene.Choices.Levels, Empty = Words.NotStated };

    protected static FormField SiteField(string name, Sentence label, Scene scene, string? initial) =>
        new(name, label, FieldKind.Suggestion) { Options = scene.Choices.Sites, List = "sites", Initial = initial, Hint = Words.SiteHint };

    protected static FormField RegionField(string name, Sentence label, Scene scene, Sentence hint) =>
        new(name, label, FieldKind.Suggestion) { Options = scene.Choices.Regions, List = "regions", Hint = hint };

    protected static FormField ResultField(string name, Sentence label, Scene scene, Sentence hint) =>
        new(name, label, FieldKind.Suggestion) { Options = scene.Choices.Results, List = "results", Hint = hint };

    protected static FormField ReasonField(Sentence label) =>
        new("reason", label, FieldKind.Long) { Hint = Words.NoPersonalData, Longest = LongText };
}
