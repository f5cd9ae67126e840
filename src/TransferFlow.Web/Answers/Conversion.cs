using TransferFlow.Domain;

namespace TransferFlow.Web.Answers;

/// <summary>The figure stage-conversion, as far as pages show it.</summary>
public sealed record Conversion(
    string Address, string Stage, string To, string By, string Attribution, ConversionRow Total, IReadOnlyList<ConversionRow>? Rows) : IFigure;

/// <summary>A row of it; the total has no key.</summary>
public sealed record ConversionRow(
    string? Region, string? Site, string? Owner, string? Field, Sentence? Name,
    long Cohort, long Excluded, long Converted, long Terminated, long Withdrawn, long Superseded, long InFlight, IReadOnlyList<HorizonRate> Horizons)
{
    /// <summary>Below so many results the screen says that they are few.</summary>
    public const int Few = 30;

    public string? Key => Region ?? Site ?? Owner ?? Field;

    public bool IsFew => Cohort < Few;
}

/// <summary>The rate at one horizon; null where nobody is counted.</summary>
/// <param name="At">The horizon, an ISO 8601 duration.</param>
/// <param name="AtRisk">How many have been followed at least that long.</param>
/// <param name="BeyondFollowUp">Nobody has.</param>
public sealed record HorizonRate(string At, double? Rate, double? Low, double? High, long AtRisk, bool BeyondFollowUp);
