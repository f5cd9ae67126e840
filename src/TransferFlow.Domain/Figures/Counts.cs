using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Figures;

/// <summary>What became of one result of a cohort by asOf.</summary>
public enum Outcome
{
    Converted = 0,
    Terminated = 1,
    Withdrawn = 2,
    Superseded = 3,

    /// <summary>在途: none of these yet; censored at asOf.</summary>
    InFlight = 4,

    /// <summary>Had reached the target, or a later stage, before it first entered the cohort's stage; counted apart.</summary>
    Excluded = 5,
}

/// <summary>The names of the outcomes in answers.</summary>
public static class Outcomes
{
    /// <summary>What became of a result that ended in this way.</summary>
    public static Outcome Of(WayOut way) => Journey.OutcomeOf(way);

    public static IReadOnlySet<string> Codes { get; } = Enum.GetValues<Outcome>().Select(Code).ToHashSet();

    public static string Code(this Outcome outcome) => outcome == Outcome.InFlight ? "inFlight" : outcome.ToString().ToLowerInvariant();
}

/// <summary>
/// How many results share region, entry and outcome. Read models deliver these whole numbers and nothing else, whatever they are made
/// of; all that is estimated is computed from them, once, in this project.
/// </summary>
/// <param name="Region">The attributed region, as recorded.</param>
/// <param name="Key">The site, owner or field, where rows are told apart by one.</param>
/// <param name="Entered">The date of the first entry into the cohort's stage.</param>
/// <param name="Until">The date of the outcome; asOf for those in flight and those excluded.</param>
public readonly record struct CohortCount(string Region, string? Key, DateOnly Entered, DateOnly Until, Outcome Outcome, long Count);

/// <summary>How many results share a stage's first entry and how they stand to that stage by asOf.</summary>
/// <param name="IsIn">In the stage at asOf.</param>
/// <param name="HasPassed">Its acceptance was recorded.</param>
/// <param name="HasAdvanced">Entered a later stage after the first entry into this one.</param>
/// <param name="HasEndedIn">Ended while in the stage.</param>
public readonly record struct FunnelCount(
    Stage Stage, string Region, string? Key, DateOnly Entered, bool IsIn, bool HasPassed, bool HasAdvanced, bool HasEndedIn, long Count);

/// <summary>How many results went from one region into another, and what their deals are worth.</summary>
/// <param name="To">The host region of the converting entry, or the first deal's destination; null where that is missing.</param>
/// <param name="AmountCny">Yuan: all deals of these results that are in force at asOf, as far as their amounts are known.</param>
public readonly record struct FlowCount(string From, string? To, DateOnly Entered, DateOnly ConvertedOn, long Count, decimal AmountCny);
