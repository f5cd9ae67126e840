using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>By what a figure's rows are told apart.</summary>
public enum GroupBy
{
    None,
    Code,
    Province,
    Prefecture,
    County,
    Centre,
    Site,
    Owner,
    Field,
}

/// <summary>Which region a result is counted under.</summary>
public enum Attribution
{
    /// <summary>承接地: the host region of the entry that is counted.</summary>
    Place,

    /// <summary>策源地: the result's origin region.</summary>
    Origin,
}

/// <summary>What a cohort is to reach: a later stage, or the first deal.</summary>
public readonly record struct Target(Stage? Stage)
{
    public static readonly Target Deal = new(null);

    public string Code => Stage?.Code() ?? "deal";
}

/// <summary>A question with everything written out; the answer to it never changes.</summary>
/// <param name="Figure">The figure's name, one of <see cref="FigureNames"/>.</param>
/// <param name="Stage">The stage whose entry makes the cohort; null for the funnel, which shows all.</param>
/// <param name="Horizons">Ascending, in one unit.</param>
/// <param name="Within">A region, centre or named set that the attributed region must lie in.</param>
/// <param name="Codes">The revision of the region catalogue.</param>
public sealed record FigureRequest(
    string Figure, Stage? Stage, Target? To, GroupBy By, Attribution Attribution, string? Within, string? Field, string? Site, string? Owner,
    DateOnly? CohortFrom, DateOnly? CohortTo, IReadOnlyList<Horizon> Horizons, DateOnly AsOf, Position KnownAt, string Codes)
{
    /// <summary>The version of the figure's definition; the only one so far.</summary>
    public const int Definition = 1;

    /// <summary>The path and query under which this answer stays available, byte for byte.</summary>
    public string Address => FigureAddress.Of(this);

    /// <summary>The regional grouping, where the rows are regions.</summary>
    public Grouping? Grouping => By switch
    {
        GroupBy.Code => Regions.Grouping.Code,
        GroupBy.Province => Regions.Grouping.Province,
        GroupBy.Prefecture => Regions.Grouping.Prefecture,
        GroupBy.County => Regions.Grouping.County,
        GroupBy.Centre => Regions.Grouping.Centre,
        _ => null,
    };
}

/// <summary>The figures that can be asked for, by their names in addresses.</summary>
public static class FigureNames
{
    public const string StageConversion = "stage-conversion";
    public const string Funnel = "funnel";
    public const string Flow = "flow";

    public static IReadOnlyList<string> All { get; } = [StageConversion, Funnel, Flow];
}
