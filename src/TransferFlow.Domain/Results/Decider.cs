using System.Collections.Immutable;

namespace TransferFlow.Domain.Results;

/// <summary>A wish to log one fact. Time comes in with it, for the domain has no clock.</summary>
/// <param name="Today">The present date in China.</param>
/// <param name="ExpectedVersion">The stream version that the sender saw; null to decide on whatever is known.</param>
public sealed record Command(Fact Fact, DateOnly Today, long? ExpectedVersion = null);

/// <summary>What comes of a command: a fact to append, nothing because the fact is known already, or a refusal.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    public sealed record Logged(Fact Fact) : Decision;

    public sealed record AlreadyKnown : Decision;

    public sealed record Refused(Refusal Refusal) : Decision;
}

/// <summary>Decides on the timeline with the new facts inserted, and refuses only what would make a fact illegal.</summary>
public static class Decider
{
    /// <summary>How many facts a result can have; more are refused, for each decision folds them all.</summary>
    public const int MostFacts = 2_000;

    /// <summary>The earliest date of a fact; one before it is surely mistyped.</summary>
    public static readonly DateOnly FirstDate = new(1900, 1, 1);

    /// <summary>Decides one command. Pure: the same timeline and command give the same decision.</summary>
    public static Decision Decide(Timeline timeline, Command command)
    {
        if (command.ExpectedVersion is { } expected && expected != timeline.Version)
            return new Decision.Refused(Refusals.Stale(expected, timeline.Version));
        if (command.Fact.IsAboutTheRecord) return Correcting.Decide(timeline, command.Fact, command.Today);
        // What has been corrected is not said again; what is void comes back like this, as a new fact.
        return DecideAll(timeline, [command.Fact], command.Today, timeline.Corrections.Facts.Where(fact => fact.Now is not null))[0];
    }

    /// <summary>
    /// Decides several facts of one result that arrive together, from a file: either all that are not known already can be inserted, or each
    /// one at fault is refused. What was corrected since, or is void, is known already, so that a file can be read again to no effect.
    /// The decisions stand in the order of <paramref name="facts"/>.
    /// </summary>
    public static ImmutableArray<Decision> DecideAll(Timeline timeline, IReadOnlyList<Fact> facts, DateOnly today) =>
        DecideAll(timeline, facts, today, timeline.Corrections.Facts);

    private static ImmutableArray<Decision> DecideAll(
        Timeline timeline, IReadOnlyList<Fact> facts, DateOnly today, IEnumerable<CorrectedFact> corrected)
    {
        // A stream that came to hold a fact twice must still be decided on: the one that happened first is the known one.
        var known = new Dictionary<FactIdentity, Fact>(timeline.Entries.Count + facts.Count);
        foreach (var (_, fact) in timeline.Entries) known.TryAdd(FactIdentity.Of(fact), fact);
        var said = corrected.Select(fact => timeline.FirstSaid(fact.Version)).ToHashSet();
        var decisions = facts.Select(fact => said.Contains(fact) ? new Decision.AlreadyKnown() : DecideAlone(known, fact, today)).ToArray();
        var admitted = Enumerable.Range(0, facts.Count).Where(i => decisions[i] is Decision.Logged).ToArray();
        if (admitted.Length == 0) return [.. decisions];

        if (timeline.Count + admitted.Length > MostFacts)
        {
            foreach (var i in admitted) decisions[i] = new Decision.Refused(Refusals.TooManyFacts(MostFacts));
            return [.. decisions];
        }

        DecideTogether(timeline, facts, decisions, admitted);
        return [.. decisions];
    }

    /// <summary>What is wrong with a fact's date in itself; null where nothing is.</summary>
    internal static Refusal? DateFault(Fact fact, DateOnly today) =>
        fact.OccurredOn > today.AddDays(1) ? Refusals.BeyondTomorrow(fact.OccurredOn, today)
        : fact.OccurredOn < FirstDate ? Refusals.BeforeTheFirst(fact.OccurredOn, FirstDate)
        : null;

    private static Decision DecideAlone(Dictionary<FactIdentity, Fact> known, Fact fact, DateOnly today)
    {
        if (DateFault(fact, today) is { } fault) return new Decision.Refused(fault);
        if (known.TryAdd(FactIdentity.Of(fact), fact)) return new Decision.Logged(fact);
        return IsSame(known[FactIdentity.Of(fact)], fact) ? new Decision.AlreadyKnown() : new Decision.Refused(Refusals.ConflictsWithKnownFact(fact));
    }

    // Offers were once logged without their site's region; whoever says the same again with it says nothing new.
    private static bool IsSame(Fact known, Fact fact) => known == fact || (known is Fact.HandoverOffered { ToSite: not null, ToRegion: null } offer
        && fact is Fact.HandoverOffered again && offer == again with { ToRegion = null });

    private static void DecideTogether(Timeline timeline, IReadOnlyList<Fact> facts, Decision[] decisions, int[] admitted)
    {
        var inserted = timeline.With(admitted.Select(i => facts[i]));
        foreach (var i in admitted)
            if (facts[i] is Fact.EvidenceAttached { Proves: { } version } && !inserted.CanBeProved(version))
                decisions[i] = new Decision.Refused(Refusals.ProvesNothing(version));
        var story = inserted.Tell();
        // What was illegal before is not the new facts' fault, and nobody has to mend it first.
        var before = story.Illegal.IsEmpty ? [] : timeline.Tell().Illegal.Select(illegal => illegal.Entry.Version).ToHashSet();
        foreach (var (entry, refusal) in story.Illegal.Where(illegal => !before.Contains(illegal.Entry.Version)))
        {
            var at = (int)(entry.Version - timeline.Version) - 1;
            // An earlier fact that has become illegal is the fault of the newest of the new facts that happened before it.
            var blamed = at >= 0 ? admitted[at]
                : admitted.Where(i => facts[i].OccurredOn <= entry.Fact.OccurredOn).DefaultIfEmpty(admitted[0]).MaxBy(i => facts[i].OccurredOn);
            // One late fact can make many illegal: the first of them is named.
            if (decisions[blamed] is Decision.Logged) decisions[blamed] = new Decision.Refused(refusal);
        }

        if (story.Result.Registration is null) decisions[admitted[0]] = new Decision.Refused(Refusals.NotRegistered());
    }
}
