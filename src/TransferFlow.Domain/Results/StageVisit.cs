namespace TransferFlow.Domain.Results;

/// <summary>How a result left a stage, or ended.</summary>
public enum WayOut
{
    /// <summary>To a later stage, skipping included.</summary>
    Advanced = 1,

    /// <summary>To an earlier stage: rework.</summary>
    Returned = 2,

    /// <summary>To another site within the same stage.</summary>
    Moved = 3,

    /// <summary>终止.</summary>
    Terminated = 4,

    /// <summary>撤回.</summary>
    Withdrawn = 5,

    /// <summary>被替代.</summary>
    Superseded = 6,
}

/// <summary>The codes of the ways out in files and addresses.</summary>
public static class WaysOut
{
    public static string Code(this WayOut way) => way.ToString().ToLowerInvariant();
}

/// <summary>阶段停留: one stay of a result in a stage at a site.</summary>
/// <param name="Ordinal">1 for the first stay of the result.</param>
/// <param name="HostRegion">承接地, as recorded at the entry.</param>
public sealed record StageVisit(int Ordinal, Stage Stage, string? Site, string? Organisation, string HostRegion, DateOnly Entered)
{
    /// <summary>The date of the stage's first acceptance during this stay.</summary>
    public DateOnly? PassedOn { get; init; }

    public DateOnly? LeftOn { get; init; }

    public WayOut? WayOut { get; init; }

    public Stage? NextStage { get; init; }

    public string? NextRegion { get; init; }

    internal StageVisit LeftFor(StageVisit next) => this with
    {
        LeftOn = next.Entered,
        NextStage = next.Stage,
        NextRegion = next.HostRegion,
        WayOut = next.Stage > Stage ? Results.WayOut.Advanced : next.Stage < Stage ? Results.WayOut.Returned : Results.WayOut.Moved,
    };
}

/// <summary>The end of a result; final.</summary>
public sealed record End(WayOut Way, DateOnly On);
