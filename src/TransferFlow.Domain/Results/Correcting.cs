namespace TransferFlow.Domain.Results;

/// <summary>
/// Decides about corrections 更正. A request is decided as a whole when it is made, and again when somebody else approves it: by then the timeline may be
/// another one. Nothing of it may be illegal that was legal before.
/// </summary>
internal static class Correcting
{
    public static Decision Decide(Timeline timeline, Fact fact, DateOnly today) =>
        IsKnown(timeline.Corrections, fact) ? new Decision.AlreadyKnown()
        : Fault(timeline, fact, today) is { } refusal ? new Decision.Refused(refusal)
        : new Decision.Logged(fact);

    /// <summary>Whoever asks or answers the same again says nothing new.</summary>
    private static bool IsKnown(Corrections known, Fact fact) => known.All.Any(one => (one.Status, fact) switch
    {
        (CorrectionStatus.Pending, Fact.CorrectionRequested again) => one.Request with { OccurredOn = again.OccurredOn } == again,
        (CorrectionStatus.Approved, Fact.CorrectionApproved again) => (one.Version, one.AnsweredBy) == (again.Request, again.By),
        (CorrectionStatus.Refused, Fact.CorrectionRefused again) => (one.Version, one.AnsweredBy) == (again.Request, again.By),
        _ => false,
    });

    private static Refusal? Fault(Timeline timeline, Fact fact, DateOnly today) => fact switch
    {
        Fact.CorrectionRequested requested => timeline.Count + 1 > Decider.MostFacts ? Refusals.TooManyFacts(Decider.MostFacts)
            : PendingFault(timeline, requested) ?? ChangesFault(timeline, requested, today),
        Fact.CorrectionApproved approved => timeline.Corrections.Pending(approved.Request) is not { } pending ? Refusals.CorrectionNotPending(approved.Request)
            : pending.Request.By == approved.By ? Refusals.SamePerson
            : ChangesFault(timeline, pending.Request, today),
        Fact.CorrectionRefused refused when timeline.Corrections.Pending(refused.Request) is null => Refusals.CorrectionNotPending(refused.Request),
        _ => null,
    };

    private static Refusal? PendingFault(Timeline timeline, Fact.CorrectionRequested requested) => timeline.Corrections.All
        .Where(one => one.Status == CorrectionStatus.Pending)
        .SelectMany(one => one.Request.Changes.IntersectBy(requested.Changes.Select(change => change.Version), change => change.Version))
        .Select(change => Refusals.CorrectionPending(change.Version)).FirstOrDefault();

    private static Refusal? ChangesFault(Timeline timeline, Fact.CorrectionRequested requested, DateOnly today)
    {
        var twice = requested.Changes.CountBy(change => change.Version).FirstOrDefault(counted => counted.Value > 1);
        if (twice.Value > 0) return Refusals.CorrectedTwice(twice.Key);
        if (requested.Changes.Select(change => Fault(timeline, change, today)).FirstOrDefault(fault => fault is not null) is { } fault) return fault;

        var version = timeline.Version + 1;
        var corrected = timeline.With([requested, new Fact.CorrectionApproved(version, "") { OccurredOn = today }]);
        return Clash(corrected, requested) ?? NewlyIllegal(timeline, corrected);
    }

    private static Refusal? Fault(Timeline timeline, FactChange change, DateOnly today) => (timeline.Find(change.Version), change.Replacement) switch
    {
        (null, _) => Refusals.NothingToCorrect(change.Version),
        (_, null) => null,
        (_, { IsAboutTheRecord: true }) => Refusals.OtherKind(change.Version),
        (Fact.ResultRegistered was, Fact.ResultRegistered now) when (was.Owner, was.Number) != (now.Owner, now.Number) => Refusals.OwnerAndNumberStay,
        (Fact.ResultRegistered, not Fact.ResultRegistered) or (not Fact.ResultRegistered, Fact.ResultRegistered) => Refusals.OtherKind(change.Version),
        (Fact.EvidenceAttached, _) or (_, Fact.EvidenceAttached) => Refusals.EvidenceIsVoidedOnly(change.Version),
        var (was, now) when was == now => Refusals.SaysTheSame(change.Version),
        var (_, now) => Decider.DateFault(now, today),
    };

    /// <summary>Two facts cannot come to be the same one.</summary>
    private static Refusal? Clash(Timeline corrected, Fact.CorrectionRequested requested)
    {
        var versions = requested.Changes.Select(change => change.Version).ToHashSet();
        var clash = corrected.Entries.GroupBy(entry => FactIdentity.Of(entry.Fact))
            .FirstOrDefault(same => same.Count() > 1 && same.Any(entry => versions.Contains(entry.Version)));
        return clash is null ? null : Refusals.ConflictsWithKnownFact(clash.First().Fact);
    }

    private static Refusal? NewlyIllegal(Timeline before, Timeline after)
    {
        var known = before.Tell().Illegal.Select(illegal => illegal.Entry.Version).ToHashSet();
        return after.Tell().Illegal.Where(illegal => !known.Contains(illegal.Entry.Version)).Select(illegal => illegal.Refusal).FirstOrDefault();
    }
}
