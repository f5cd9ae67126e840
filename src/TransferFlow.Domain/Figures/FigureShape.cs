namespace TransferFlow.Domain.Figures;

/// <summary>What can be asked of a figure. A parameter that a figure has no use for is refused.</summary>
public sealed record FigureShape
{
    private static readonly GroupBy[] Regional = [GroupBy.None, GroupBy.Code, GroupBy.Province, GroupBy.Prefecture, GroupBy.County, GroupBy.Centre];

    /// <summary>Whether it is about one stage, that of its cohort.</summary>
    public bool HasStage { get; init; } = true;

    /// <summary>Whether the cohort is to reach a target.</summary>
    public bool HasTarget { get; init; } = true;

    /// <summary>Whether one chooses the window of dates that count.</summary>
    public bool HasWindow { get; init; } = true;

    /// <summary>The horizons that it is given for when none is asked; null where it has none.</summary>
    public string? Horizons { get; init; }

    /// <summary>By what its rows can be told apart.</summary>
    public IReadOnlyList<GroupBy> Groupings { get; init; } = Enum.GetValues<GroupBy>();

    /// <summary>Under which region its results can be counted; the first is the default.</summary>
    public IReadOnlyList<Attribution> Attributions { get; init; } = [Attribution.Place, Attribution.Origin];

    /// <summary>Parameters that are its own, in the order in which they stand in addresses.</summary>
    public IReadOnlyList<FigureOption> Options { get; init; } = [];

    /// <summary>Whether a parameter says something for it.</summary>
    public bool Takes(string parameter) => parameter switch
    {
        "stage" => HasStage,
        "to" => HasTarget,
        "cohortFrom" or "cohortTo" => HasWindow,
        "horizon" => Horizons is not null,
        _ => Options.Any(option => option.Name == parameter) || !AllFigures.OwnParameters.Contains(parameter),
    };

    /// <summary>Groupings whose rows are regions.</summary>
    public static IReadOnlyList<GroupBy> ByRegion => Regional;
}

/// <summary>A parameter of single figures.</summary>
/// <param name="Default">The value when none is given.</param>
/// <param name="Read">The value as it stands in addresses; null for what is none.</param>
/// <param name="Example">Allowed values, or one like them, for whoever typed another.</param>
/// <param name="Meaning">What it decides.</param>
public sealed record FigureOption(string Name, string Default, Func<string, string?> Read, string Example, Sentence Meaning)
{
    /// <summary>All allowed values, where there are only a few; null where there are too many to choose from.</summary>
    public IReadOnlyList<string>? Choices { get; private init; }

    /// <summary>
    /// Whether it follows from the question's times unless it is given: a state of knowledge, by which an answer is pinned, and nothing that one chooses.
    /// </summary>
    public bool FollowsFromTimes { get; init; }

    /// <summary>One of several words, the first by default.</summary>
    public static FigureOption OneOf(string name, Sentence meaning, params string[] words) =>
        new(name, words[0], text => Array.Find(words, word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase)), string.Join(", ", words), meaning)
        {
            Choices = words,
        };
}
