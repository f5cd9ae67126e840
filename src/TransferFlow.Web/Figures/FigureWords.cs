using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

/// <summary>What the names in answers are called. A name that is not known here is shown as it stands, so that no figure waits for words.</summary>
internal static partial class FigureWords
{
    public static Sentence Of(string name) => names.GetValueOrDefault(name) ?? Spaced(name);

    /// <summary>A number by the way to it: in some surroundings it is called otherwise.</summary>
    public static Sentence Of(IReadOnlyList<NumberStep> path) =>
        (path.Count > 1 ? names.GetValueOrDefault($"{path[^2].Name}.{path[^1].Name}") : null) ?? Of(path[^1].Name);

    /// <summary>A step on the way to a number.</summary>
    public static Sentence OfStep(NumberStep step) => step.List is null ? Of(step.Name) : OfItem(step.List, step.Name);

    /// <summary>An item of a list: a horizon, a quantile, a stage, a month.</summary>
    public static Sentence OfItem(string list, string name) => list switch
    {
        _ when Horizon.TryParse(name, out _) => new($"{Formats.Horizon(name, Language.Zh)}内", $"within {Formats.Horizon(name, Language.En)}"),
        "quantiles" when double.TryParse(name, out var share) => new($"{share * 100:0.##}% 分位", $"{share * 100:0.##}% quantile"),
        "months" => new(name, name),
        _ when Stages.Find(name) is { } stage => stage.Name(),
        _ => Of(name),
    };

    /// <summary>What is said beside the numbers: a date, yes or no, a code.</summary>
    public static Sentence OfText(string text) => text switch
    {
        "true" => new("是", "yes"),
        "false" => new("否", "no"),
        _ when Stages.Find(text) is { } stage => stage.Name(),
        _ when Horizon.TryParse(text, out _) => new(Formats.Horizon(text, Language.Zh), Formats.Horizon(text, Language.En)),
        _ => names.GetValueOrDefault(text) ?? new(text, text),
    };

    /// <summary>A value of one of the figures' own parameters.</summary>
    public static Sentence OfChoice(string option, string value) => choices.GetValueOrDefault($"{option}={value}") ?? Spaced(value);

    private static Sentence Spaced(string name)
    {
        var text = string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter == '-' ? " " : $"{letter}"));
        return new(text, text);
    }
}
