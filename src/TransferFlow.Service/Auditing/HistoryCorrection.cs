using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Service.Auditing;

/// <summary>What a correction changes in one fact.</summary>
/// <param name="Version">Of the fact.</param>
/// <param name="Was">What it said when the correction was asked for; while that waits, nothing else can change it.</param>
/// <param name="Becomes">What it should have said; null where it should not have been recorded.</param>
public sealed record HistoryChange(long Version, Fact Was, Fact? Becomes);

/// <summary>A correction with who asked for it and who answered, and when.</summary>
/// <param name="Answered">Null while it waits.</param>
/// <param name="IsOwn">Whether the caller asked for it, and so could withdraw it.</param>
/// <param name="IsApprovable">Whether it waits and the caller may approve or refuse it.</param>
public sealed record HistoryCorrection(
    Correction Correction, HistoryEntry Asked, HistoryEntry? Answered, IReadOnlyList<HistoryChange> Changes, bool IsOwn, bool IsApprovable)
{
    public bool IsPending => Correction.Status == CorrectionStatus.Pending;

    /// <summary>Why it was refused; null where it was not, or no reason was given.</summary>
    public string? RefusedBecause => (Answered?.Fact as Fact.CorrectionRefused)?.Reason;

    /// <summary>Where it became known.</summary>
    internal IEnumerable<Position> Positions => Answered is null ? [Asked.Position] : [Asked.Position, Answered.Position];

    /// <param name="entries">All facts of the result in the order in which they became known, as they were first recorded.</param>
    /// <param name="person">Who looks at them, and whether that is somebody who may approve.</param>
    internal static IReadOnlyList<HistoryCorrection> Of(
        IReadOnlyList<HistoryEntry> entries, Corrections corrections, string person, bool mayApprove)
    {
        if (corrections.All.IsEmpty) return [];
        var (byVersion, known) = (entries.ToDictionary(entry => entry.Version), Corrections.None);
        var changes = new Dictionary<long, IReadOnlyList<HistoryChange>>();
        foreach (var entry in entries.Where(entry => entry.Fact.IsAboutTheRecord))
        {
            if (entry.Fact is Fact.CorrectionRequested { Changes: var asked })
                changes[entry.Version] = [.. asked.Where(change => byVersion.ContainsKey(change.Version)).Select(change => Changed(change, known))];
            known = known.With(new(entry.Version, entry.Fact));
        }

        return
        [
            .. corrections.All.Select(one => new HistoryCorrection(
                one, byVersion[one.Version], one.AnsweredAt is { } at ? byVersion[at] : null, changes[one.Version], one.Request.By == person,
                mayApprove && one.Status == CorrectionStatus.Pending && one.Request.By != person)),
        ];

        HistoryChange Changed(FactChange change, Corrections before) =>
            new(change.Version, before.Find(change.Version)?.Now ?? byVersion[change.Version].Fact, change.Replacement);
    }
}
