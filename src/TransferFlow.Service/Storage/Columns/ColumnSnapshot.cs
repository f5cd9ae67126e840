using System.Collections.Immutable;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Time;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>
/// All that the read model knows up to a position. It never changes and shares nothing that does, so any number of readers may use it for as long as
/// they like while others follow the log.
/// </summary>
public sealed class ColumnSnapshot
{
    /// <summary>How many results a core takes at a time.</summary>
    private const int Portion = 2_048;

    internal ColumnSnapshot(Position position, ImmutableArray<Layer> layers, Vocabulary words)
    {
        (Position, Layers, Regions, Names) = (position, layers, words.Regions.Texts(), words.Names.Texts());
        Results = layers.Sum(layer => layer.Results);
        Bytes = layers.Sum(layer => layer.Segment.Bytes);
    }

    /// <summary>It answers questions at this position and at every earlier one.</summary>
    public Position Position { get; }

    public int Results { get; }

    /// <summary>The memory that it takes.</summary>
    public long Bytes { get; }

    /// <summary>Each tells anew of some results of those before it.</summary>
    internal ImmutableArray<Layer> Layers { get; }

    /// <summary>The region codes, by the numbers that stand for them in cells.</summary>
    internal string[] Regions { get; }

    internal string[] Names { get; }

    /// <summary>Lets all cores look at what is known of each result at a position, as of a date.</summary>
    /// <param name="details">What is told of it.</param>
    /// <param name="begin">Makes an empty count for a core.</param>
    /// <param name="look">Adds what a result contributes. The result is filled again for the next one.</param>
    internal IEnumerable<T> ScanResults<T>(DateOnly asOf, Position knownAt, KnownDetails details, Func<T> begin, Action<T, KnownResult> look) =>
        Scan(
            () => (Count: begin(), Reader: new ResultReader(this, asOf, knownAt.Sequence, details)),
            (core, segment, range) =>
            {
                for (var result = range.Start.Value; result < range.End.Value; result++)
                    if (core.Reader.Read(segment, result)) look(core.Count, core.Reader.Result);
            }).Select(core => core.Count);

    /// <summary>Lets all cores go through the results, each with a count of its own.</summary>
    /// <param name="begin">Makes an empty count.</param>
    /// <param name="take">Adds what a range of results of a segment contributes.</param>
    internal IReadOnlyList<T> Scan<T>(Func<T> begin, Action<T, Segment, Range> take)
    {
        var portions = Layers.SelectMany(layer => Portions(layer.Segment.Ids.Length), (layer, results) => (Layer: layer, results)).ToList();
        var next = -1;
        var counts = new T[Math.Clamp(portions.Count, 1, Environment.ProcessorCount)];
        Parallel.For(0, counts.Length, core =>
        {
            var count = counts[core] = begin();
            while (Interlocked.Increment(ref next) is var mine && mine < portions.Count)
            {
                var (layer, results) = portions[mine];
                foreach (var live in layer.LiveIn(results)) take(count, layer.Segment, live);
            }
        });
        return counts;
    }

    /// <summary>Where a result is told of; null where it is not known.</summary>
    internal (Segment Segment, int Result)? Find(string id)
    {
        // The latest layer that tells of a result counts.
        for (var i = Layers.Length - 1; i >= 0; i--)
            if (Layers[i].Segment.Find(id) is { } result) return (Layers[i].Segment, result);
        return null;
    }

    /// <summary>The text of a number; null where there is none.</summary>
    internal string? Region(int number) => number == Absent.Text ? null : Regions[number];

    /// <inheritdoc cref="Region"/>
    internal string? Name(int number) => number == Absent.Text ? null : Names[number];

    /// <summary>The number of a name; null where no name is asked for, and one that no cell has where it is not known.</summary>
    internal int? NumberOf(string? name) => name is null ? null : Array.IndexOf(Names, name) is >= 0 and var number ? number : int.MaxValue;

    private static IEnumerable<Range> Portions(int results)
    {
        for (var start = 0; start < results; start += Portion) yield return start..Math.Min(start + Portion, results);
    }
}
