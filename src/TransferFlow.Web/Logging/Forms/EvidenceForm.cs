using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Logging.Attaching;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging.Forms;

/// <summary>上传证据, for one fact of the result or for the result as a whole.</summary>
internal sealed class EvidenceForm() : LogForm(Kind)
{
    public const string Kind = "evidence-attached";
    public const string ProvesField = "proves";

    private const string FileField = "file";

    public override Sentence Title => Words.AttachEvidence;

    public override Sentence? Lead => Words.AttachEvidenceLead;

    public override bool TakesFile => true;

    protected override IEnumerable<FormField> Own(Scene scene)
    {
        yield return new(FileField, Words.EvidenceFile, FieldKind.File) { IsRequired = true, Hint = Words.EvidenceFileHint };
        yield return new(ProvesField, Words.ProvesFact, FieldKind.Choice)
        {
            Empty = Words.NoFact, Initial = scene.Asked[ProvesField],
            Options = [.. scene.Stream.Timeline.Entries.Where(entry => entry.Fact is not Fact.EvidenceAttached).Select(Proved)],
        };
    }

    protected override LogCommand Read(Typed typed, Scene scene, DateOnly on) =>
        new AttachEvidence(File(typed), typed.Number(ProvesField)) { OccurredOn = on };

    private static EvidenceFile File(Typed typed)
    {
        var (file, fault) = typed.File switch
        {
            null => (null, Fault.Missing(FileField)),
            { Content: { } content } sent => EvidenceFile.Of(sent.Name, sent.DeclaredType, content),
            _ => (null, EvidenceRules.TooLarge),
        };
        if (fault is not null) typed.Add(fault);
        return file ?? new("", "", "", []);
    }

    private static Option Proved(Recorded entry)
    {
        var (name, on) = (entry.Fact.Name(), Formats.Date(entry.Fact.OccurredOn));
        return new($"{entry.Version}", new($"{name.Zh} {on}", $"{name.En} {on}"));
    }
}
