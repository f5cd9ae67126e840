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

    /// <summary>目的地: where it was converted to; only for what is counted when something was converted.</summary>
    Destination,
}

/// <summary>What a cohort is to reach: a later stage, or the first deal.</summary>
public readonly record struct Target(Stage? Stage)
{
    public static readonly Target Deal = new(null);

    public string Code => Stage?.Code() ?? "deal";
}

/// <summary>A question with everything written out; the answer to it never changes.</summary>
/// <param name="Figure">The figure's name, one of <see cref="FigureNames"/>.</param>
/// <param name="Definition">The version of its definition.</param>
/// <param name="Stage">The stage whose entry makes the cohort; null for figures of all stages.</param>
/// <param name="Horizons">Ascending, in one unit; empty for figures without.</param>
/// <param name="Options">The figure's own parameters, all of them, in the order of its shape.</param>
/// <param name="Within">A region, centre or named set that the attributed region must lie in.</param>
/// <param name="Codes">The revision of the region catalogue.</param>
public sealed record FigureRequest(
    string Figure, int Definition, Stage? Stage, Target? To, GroupBy By, Attribution Attribution, string? Within, string? Field, string? Site, string? Owner,
    DateOnly? CohortFrom, DateOnly? CohortTo, IReadOnlyList<Horizon> Horizons,
    IReadOnlyList<KeyValuePair<string, string>> Options, DateOnly AsOf, Position KnownAt, string Codes)
{
    /// <summary>
    /// The day in China of the newest record known at the position, which follows from it; null where there is none, or where it is not looked at.
    /// </summary>
    public DateOnly? RecordedUntil { get; init; }

    /// <summary>
    /// The position up to which corrections are known, where that is an earlier one than for facts: so that an explanation can tell what came late from
    /// what was corrected. Null where both are known up to <see cref="KnownAt"/>.
    /// </summary>
    public Position? CorrectedAt { get; init; }

    /// <summary>Where it was asked for a back-test: the place of the horizon among <see cref="Horizons"/>. Null for what is asked itself.</summary>
    public int? BackTest { get; init; }

    /// <summary>The path and query under which this answer stays available, byte for byte.</summary>
    public string Address => FigureAddress.Of(this);

    /// <summary>The value of one of the figure's own parameters.</summary>
    public string Option(string name) => Options.First(option => option.Key == name).Value;

    /// <summary>Whether a parameter of single figures is one of this figure's.</summary>
    public bool Has(FigureOption option) => Options.Any(one => one.Key == option.Name);

    /// <summary>The same question with another value of one of the figure's own parameters.</summary>
    public FigureRequest With(FigureOption option, string value) =>
        this with { Options = [.. Options.Select(one => one.Key == option.Name ? KeyValuePair.Create(one.Key, value) : one)] };

    /// <summary>Whether the filters by field and owner let a result through.</summary>
    public bool Concerns(KnownResult result) => (Field is null || result.Field == Field) && (Owner is null || result.Owner == Owner);

    /// <summary>The clock by which time is counted: that of the horizons, days where there are none.</summary>
    public Clock Clock => Horizons.Count > 0 ? Horizons[0].Clock : Clock.Days;

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
