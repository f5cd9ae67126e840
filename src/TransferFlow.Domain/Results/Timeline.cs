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
/// </summary>
public sealed class Timeline
{
    public static readonly Timeline Empty = new([]);

    internal static readonly IComparer<Recorded> Order = new TimelineOrder();

    private readonly ImmutableArray<Recorded> entries;

    private Timeline(ImmutableArray<Recorded> entries) => this.entries = entries;

    public IReadOnlyList<Recorded> Entries => entries;

    public static Timeline Of(IEnumerable<Recorded> recorded) => new([.. recorded.Order(Order)]);

    /// <summary>The version of the newest fact; 0 where there is none.</summary>
    public long Version => entries.IsEmpty ? 0 : entries.Max(entry => entry.Version);

    /// <summary>The timeline with these facts as the newest of the stream.</summary>
    public Timeline With(IEnumerable<Fact> facts)
    {
        var version = Version;
        return Of(entries.Concat(facts.Select(fact => new Recorded(++version, fact))));
    }

    /// <summary>Whether there is a fact of this version that is not itself evidence.</summary>
    public bool CanBeProved(long version) => entries.Any(entry => entry.Version == version && entry.Fact is not Fact.EvidenceAttached);

    /// <summary>
    /// The timeline as of a date. The registration stays whatever its date: it says which result this is, and normally follows the work.
    /// </summary>
    public Timeline AsOf(DateOnly date) =>
        new([.. entries.Where(entry => entry.Fact.OccurredOn <= date || entry.Fact is Fact.ResultRegistered)]);

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
