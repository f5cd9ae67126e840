using TransferFlow.Domain;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>A step on the way to a number: the name of a member or, in a list, what tells its item.</summary>
/// <param name="List">The list's name; null for a member.</param>
public readonly record struct NumberStep(string? List, string Name);

/// <summary>A number that the lines of a table have, by the way to it.</summary>
public sealed record AnswerColumn(IReadOnlyList<NumberStep> Path)
{
    /// <summary>As in the number's name: <c>horizons.P1Y.rate</c>.</summary>
    public string Key { get; } = string.Join('.', Path.Select(step => step.List is null ? step.Name : $"{step.List}.{step.Name}"));

    public string Name => Path[^1].Name;

    /// <summary>What stands around it: <c>horizons.P1Y</c>; empty for a number of the row itself.</summary>
    public string Around => Key.Length == Name.Length ? "" : Key[..^(Name.Length + 1)];

    public NumberKind Kind => NumberKinds.Of(Path);

    /// <summary>What the columns around it are called together; null for a number of the row itself.</summary>
    public Sentence? Group => Path.Count == 1 ? null : Join([.. Path.SkipLast(1).Select(FigureWords.OfStep)], " · ");

    public Sentence Title => FigureWords.Of(Path);

    /// <summary>The number's name in words, with what stands around it.</summary>
    public Sentence FullTitle => Group is { } group ? Join([group, Title], " · ") : Title;

    internal static Sentence Join(IReadOnlyList<Sentence> parts, string by) =>
        new(string.Join(by, parts.Select(part => part.Zh)), string.Join(by, parts.Select(part => part.En)));
}
