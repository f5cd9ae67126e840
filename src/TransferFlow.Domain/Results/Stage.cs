namespace TransferFlow.Domain.Results;

/// <summary>The four stages 阶段 of technology transfer, in the order in which a result is expected to reach them.</summary>
public enum Stage
{
    /// <summary>研发.</summary>
    Research = 1,

    /// <summary>概念验证.</summary>
    ConceptValidation = 2,

    /// <summary>中试.</summary>
    PilotTesting = 3,

    /// <summary>产业化.</summary>
    Commercialization = 4,
}

/// <summary>The codes of the stages in files, addresses and stored facts, and their names on screen.</summary>
public static class Stages
{
    public static IReadOnlyList<Stage> All { get; } =
        [Stage.Research, Stage.ConceptValidation, Stage.PilotTesting, Stage.Commercialization];

    public static string Code(this Stage stage) => stage switch
    {
        Stage.Research => "research",
        Stage.ConceptValidation => "concept-validation",
        Stage.PilotTesting => "pilot",
        Stage.Commercialization => "commercialization",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    public static Sentence Name(this Stage stage) => stage switch
    {
        Stage.Research => new("研发", "Research"),
        Stage.ConceptValidation => new("概念验证", "Concept validation"),
        Stage.PilotTesting => new("中试", "Pilot testing"),
        Stage.Commercialization => new("产业化", "Commercialization"),
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <summary>The stage with this code or Chinese name; null where there is none.</summary>
    public static Stage? Find(string text) =>
        All.Where(stage => string.Equals(stage.Code(), text, StringComparison.OrdinalIgnoreCase) || stage.Name().Zh == text)
            .Cast<Stage?>().FirstOrDefault();
}
