using TransferFlow.Domain;
using TransferFlow.Domain.Codes;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging;

public enum FieldKind
{
    Text,

    /// <summary>Text of several lines.</summary>
    Long,

    Date,

    Amount,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Text, with options that can be chosen while typing.</summary>
    Suggestion,

    File,
}

/// <summary>Something to choose.</summary>
/// <param name="Value">What is sent.</param>
public sealed record Option(string Value, Sentence Name)
{
    /// <summary>As it stands in a field for typing: the name for people and the code, which counts.</summary>
    internal string Suggestion(Language language) => $"{Name.In(language)} ({Value})";

    internal static Option Of(CodeEntry entry) => new(entry.Code, new(entry.Zh, entry.En));
}

/// <summary>A field of a form.</summary>
/// <param name="Name">The column of the import file that says the same.</param>
public sealed record FormField(string Name, Sentence Label, FieldKind Kind = FieldKind.Text)
{
    public bool IsRequired { get; init; }

    /// <summary>What stands in it before anything is typed.</summary>
    public string? Initial { get; init; }

    public Sentence? Hint { get; init; }

    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>The name of the list of suggestions; fields of one form can share one.</summary>
    public string? List { get; init; }

    /// <summary>In UTF-16 code units.</summary>
    public int Longest { get; init; } = 200;

    /// <summary>The last day that can be meant, for a date.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>What an empty choice says; null where there is none.</summary>
    public Sentence? Empty { get; init; }

    /// <summary>What the field shows for what was typed: of a choice, what it is called.</summary>
    internal string Shown(string typed, Language language) =>
        Kind == FieldKind.Choice && Options.FirstOrDefault(option => option.Value == typed) is { } chosen ? chosen.Name.In(language) : typed;
}
