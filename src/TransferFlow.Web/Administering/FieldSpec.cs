using TransferFlow.Domain;

namespace TransferFlow.Web.Administering;

/// <summary>How a field is filled in.</summary>
public enum FieldSort
{
    Text,
    Choice,
    Check,
    Date,
    Number,
}

/// <summary>A field of a form; its name is that of the command's member, so that what a refusal names is found.</summary>
/// <param name="Options">Of a choice; of a text those that are suggested.</param>
/// <param name="Longest">In characters.</param>
public sealed record FieldSpec(
    string Name, Sentence Label, FieldSort Sort = FieldSort.Text, bool IsRequired = false, Sentence? Hint = null, int Longest = 200,
    IReadOnlyList<(string Value, Sentence Name)>? Options = null);
