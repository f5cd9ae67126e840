using System.Collections.Immutable;

namespace TransferFlow.Domain.Results;

/// <summary>A fact with its place in its result's stream (1, 2, …): the order in which the facts became known.</summary>
public readonly record struct Recorded(long Version, Fact Fact)
{
    public Recording Recording { get; init; }
}

/// <summary>
/// The effective facts of one result in the order in which they happened: by date, then rank (a registration first, an end last),
/// then stream version. Facts arrive in any order, for offices report late; the timeline does not depend on it where dates differ.
/// What was corrected stands in it as it should have been, at the place in the stream that it always had; what was voided does not.
/// </summary>
public sealed class Timeline
{
    public static readonly Timeline Empty = new([], [], Corrections.None);

    /// <summary>By date, then rank, then stream version.</summary>
    public static readonly IComparer<Recorded> Order = new TimelineOrder();

    private readonly ImmutableArray<Recorded> recorded;
    private readonly ImmutableArray<Recorded> entries;

    private Timeline(ImmutableArray<Recorded> recorded, ImmutableArray<Recorded> entries, Corrections corrections) =>
        (this.recorded, this.entries, Corrections) = (recorded, entries, corrections);

    public IReadOnlyList<Recorded> Entries => entries;

    public Corrections Corrections { get; }

    public static Timeline Of(IEnumerable<Recorded> recorded)
    {
        ImmutableArray<Recorded> all = [.. recorded.Order(Order)];
        if (!all.Any(entry => entry.Fact.IsAboutTheRecord)) return new(all, all, Corrections.None);
        var corrections = all.Where(entry => entry.Fact.IsAboutTheRecord).OrderBy(entry => entry.Version)
            .Aggregate(Corrections.None, (known, entry) => known.With(entry));
        return new(all, [.. Effective(all, corrections).Order(Order)], corrections);
    }

    /// <summary>How many facts there are, those about the record and those that are void among them.</summary>
    public int Count => recorded.Length;

    /// <summary>The version of the newest fact; 0 where there is none.</summary>
    public long Version => recorded.IsEmpty ? 0 : recorded.Max(entry => entry.Version);

    /// <summary>The timeline with these facts as the newest of the stream.</summary>
    public Timeline With(IEnumerable<Fact> facts)
    {
        var version = Version;
        return Of(recorded.Concat(facts.Select(fact => new Recorded(++version, fact))));
    }

    /// <summary>Whether there is a fact of this version that is not itself evidence.</summary>
    public bool CanBeProved(long version) => Find(version) is not (null or Fact.EvidenceAttached);

    /// <summary>What the fact of a version says now; null where there is none or it is void, and where it is about the record.</summary>
    public Fact? Find(long version)
    {
        foreach (var entry in entries)
            if (entry.Version == version) return entry.Fact;
        return null;
    }

    /// <summary>What a fact said when it was first recorded, whatever became of it.</summary>
    public Fact? FirstSaid(long version)
    {
        foreach (var entry in recorded)
            if (entry.Version == version) return entry.Fact;
        return null;
    }

    /// <summary>
    /// The timeline as of a date. The registration stays whatever its date: it says which result this is, and normally follows the work. So do
    /// corrections, which hold for every date.
    /// </summary>
    public Timeline AsOf(DateOnly date) => new(
        recorded, [.. entries.Where(entry => entry.Fact.OccurredOn <= date || entry.Fact is Fact.ResultRegistered)], Corrections);

    /// <summary>Folds the timeline. Illegal facts have no effect and are named; folding never throws.</summary>
    public Story Tell()
    {
        var result = TechnologyResult.Unknown;
        var illegal = ImmutableArray.CreateBuilder<(Recorded Entry, Refusal Refusal)>();
        foreach (var entry in entries)
        {
            if (Legality.Violation(result, entry.Fact) is { } refusal) illegal.Add((entry, refusal));
            else result = result.Evolve(entry.Fact);
        }

        return new(result, illegal.ToImmutable());
    }

    /// <summary>
    /// The result by which rights are judged: where its registration is void it still is the one that was registered, so that its owner and its
    /// auditors see what became of it.
    /// </summary>
    public TechnologyResult Subject()
    {
        var result = Tell().Result;
        if (result.Registration is not null || Corrections.Facts.IsEmpty) return result;
        return new Timeline(recorded, [.. entries.Concat(recorded.Where(entry => entry.Fact is Fact.ResultRegistered)).Order(Order)], Corrections).Tell().Result;
    }

    private static IEnumerable<Recorded> Effective(ImmutableArray<Recorded> all, Corrections corrections)
    {
        foreach (var entry in all)
        {
            if (entry.Fact.IsAboutTheRecord) continue;
            if (corrections.Find(entry.Version) is not { } corrected) yield return entry;
            else if (corrected.Now is { } now) yield return entry with { Fact = now };
        }
    }

    private static int Rank(Fact fact) => fact switch
    {
        Fact.ResultRegistered => 0,
        Fact.Terminated or Fact.Withdrawn or Fact.Superseded => 2,
        _ => 1,
    };

    private sealed class TimelineOrder : IComparer<Recorded>
    {
        public int Compare(Recorded x, Recorded y)
        {
            var byDate = x.Fact.OccurredOn.CompareTo(y.Fact.OccurredOn);
            if (byDate != 0) return byDate;
            var byRank = Rank(x.Fact).CompareTo(Rank(y.Fact));
            return byRank != 0 ? byRank : x.Version.CompareTo(y.Version);
        }
    }
}

/// <summary>What a timeline amounts to: the result's state, and the facts that could not have happened in their place.</summary>
public sealed record Story(TechnologyResult Result, ImmutableArray<(Recorded Entry, Refusal Refusal)> Illegal);
