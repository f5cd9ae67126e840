using System.Collections.Immutable;

namespace TransferFlow.Domain.Results;

public enum CorrectionStatus
{
    Pending = 1,
    Approved = 2,
    Refused = 3,
}

/// <summary>The codes of the states of a correction in files and addresses.</summary>
public static class CorrectionStatuses
{
    public static IReadOnlyDictionary<string, CorrectionStatus> Codes { get; } = Enum.GetValues<CorrectionStatus>().ToDictionary(Code);

    public static string Code(this CorrectionStatus status) => status.ToString().ToLowerInvariant();
}

/// <summary>更正: a request for correction and what has become of it.</summary>
/// <param name="Version">Of the request; it names the correction among those of its result.</param>
/// <param name="AnsweredAt">The version of the approval or the refusal; null while there is none.</param>
/// <param name="AnsweredBy">Who gave it: an opaque id.</param>
public sealed record Correction(
    long Version, Fact.CorrectionRequested Request, CorrectionStatus Status, long? AnsweredAt = null, string? AnsweredBy = null);

/// <summary>What corrections make of one fact.</summary>
/// <param name="Now">What it says now; null where it is void, which is for good: what is to hold again is logged as a new fact.</param>
/// <param name="Correction">The newest that changed it: the version of its request.</param>
public sealed record CorrectedFact(long Version, Fact? Now, long Correction);

/// <summary>
/// The corrections of one result. Requests alone change nothing; those that were approved hold for every date, the newest of them last.
/// </summary>
public sealed class Corrections
{
    public static readonly Corrections None = new([], []);

    private Corrections(ImmutableArray<Correction> all, ImmutableArray<CorrectedFact> facts) => (All, Facts) = (all, facts);

    /// <summary>In the order in which they were asked for.</summary>
    public ImmutableArray<Correction> All { get; }

    /// <summary>The facts that no longer say what they first said, in the order in which that was first approved.</summary>
    public ImmutableArray<CorrectedFact> Facts { get; }

    /// <summary>The corrections with one more fact about the record; one that answers nothing that is pending says nothing.</summary>
    public Corrections With(Recorded entry) => entry.Fact switch
    {
        Fact.CorrectionRequested requested => new(All.Add(new(entry.Version, requested, CorrectionStatus.Pending)), Facts),
        Fact.CorrectionApproved approved when Pending(approved.Request) is { } pending =>
            new(Answered(pending, CorrectionStatus.Approved, entry.Version, approved.By), pending.Request.Changes.Aggregate(Facts, Changed(pending))),
        Fact.CorrectionRefused refused when Pending(refused.Request) is { } pending =>
            new(Answered(pending, CorrectionStatus.Refused, entry.Version, refused.By), Facts),
        _ => this,
    };

    /// <summary>The request of this version, if nobody has answered it.</summary>
    public Correction? Pending(long request) => All.FirstOrDefault(one => one.Version == request && one.Status == CorrectionStatus.Pending);

    /// <summary>The request of this version, if this person asked for it.</summary>
    public Correction? Find(long request, string by) => All.FirstOrDefault(one => one.Version == request && one.Request.By == by);

    public CorrectedFact? Find(long version) => Facts.FirstOrDefault(fact => fact.Version == version);

    private ImmutableArray<Correction> Answered(Correction pending, CorrectionStatus status, long version, string by) =>
        All.Replace(pending, pending with { Status = status, AnsweredAt = version, AnsweredBy = by });

    private static Func<ImmutableArray<CorrectedFact>, FactChange, ImmutableArray<CorrectedFact>> Changed(Correction correction) => (facts, change) =>
    {
        var corrected = new CorrectedFact(change.Version, change.Replacement, correction.Version);
        return facts.FirstOrDefault(fact => fact.Version == change.Version) switch
        {
            null => facts.Add(corrected),
            { Now: null } => facts,
            var earlier => facts.Replace(earlier, corrected),
        };
    };
}
