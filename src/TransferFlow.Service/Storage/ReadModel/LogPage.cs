using System.Runtime.InteropServices;
using System.Text;
using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// The facts of a stretch of the log by result, as they are stored: bytes and numbers, and no object for any of them, so that a page of a million
/// costs the garbage collector nothing. About 150 bytes a fact.
/// </summary>
internal sealed class LogPage
{
    private const int ChunkSize = 1 << 20;
    private const int WorthTwo = 20_000;

    private readonly TextNumbers results = new();
    private readonly TextNumbers types = new();
    private readonly List<Chain> chains = [];
    private readonly List<Stored> facts = [];
    private readonly List<byte[]> chunks = [];
    private int used;

    /// <summary>How much memory the payloads take, in bytes.</summary>
    public long Size { get; private set; }

    public int Results => results.Count;

    /// <summary>
    /// Reads all facts after one position up to another; many of them over two connections, for a connection waits for its reader more than it reads.
    /// </summary>
    public static async Task<LogPage> ReadAsync(NpgsqlDataSource database, long after, long upTo, CancellationToken stop)
    {
        if (upTo - after < WorthTwo) return await ReadStretchAsync(database, after, upTo, stop);
        var middle = after + (upTo - after) / 2;
        var stretches = await Task.WhenAll(
            Task.Run(() => ReadStretchAsync(database, after, middle, stop), stop),
            Task.Run(() => ReadStretchAsync(database, middle, upTo, stop), stop));
        stretches[0].Append(stretches[1]);
        return stretches[0];
    }

    /// <summary>The results in the order of their keys; each by its number on this page.</summary>
    public int[] InOrder() => results.InOrder();

    public string Result(int number) => results[number];

    /// <summary>The version of the result's first fact on this page.</summary>
    public long FirstVersion(int result) => facts[chains[result].First].Version;

    /// <summary>How many facts of a result there are.</summary>
    public int Count(string result) => results.Find(result) is { } number ? chains[number].Count : 0;

    public IEnumerable<LoggedFact> FactsOf(string result) => results.Find(result) is { } number ? FactsOf(number) : [];

    /// <summary>The facts of a result, in log order.</summary>
    /// <exception cref="ProjectionStoppedException">One cannot be read.</exception>
    public IEnumerable<LoggedFact> FactsOf(int result)
    {
        for (var at = chains[result].First; at >= 0; at = facts[at].Next) yield return Read(results[result], facts[at]);
    }

    private static async Task<LogPage> ReadStretchAsync(NpgsqlDataSource database, long after, long upTo, CancellationToken stop)
    {
        var page = new LogPage();
        page.facts.EnsureCapacity((int)(upTo - after));
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            $"""
             copy (select seq_id, stream_id, version, type, data from mt_events where seq_id > {after} and seq_id <= {upTo} order by seq_id)
             to stdout (format binary)
             """,
            stop);
        var rows = new CopyReader(copy);
        do
        {
            while (rows.TryRow()) page.Add(rows.NextInt64(), rows.Next(), rows.NextInt64(), rows.Next(), rows.Next());
        }
        while (await rows.FillAsync(stop));
        return page;
    }

    private LoggedFact Read(string result, Stored fact) => new(
        fact.Sequence, result, fact.Version, LogReader.Read(fact.Sequence, types[fact.Type], chunks[fact.Chunk].AsSpan(fact.Offset, fact.Length)));

    private void Add(long sequence, ReadOnlySpan<byte> result, long version, ReadOnlySpan<byte> type, ReadOnlySpan<byte> jsonb)
    {
        if (Ascii.Equals(type, LogReader.Tombstone)) return;
        // A jsonb is sent as text after the number of that form.
        var payload = jsonb[1..];
        if (chunks.Count == 0 || chunks[^1].Length - used < payload.Length)
        {
            // A stretch of a few facts takes no more than it needs.
            chunks.Add(GC.AllocateUninitializedArray<byte>(Math.Max(payload.Length, (int)Math.Min(ChunkSize, Math.Max(4096, Size)))));
            used = 0;
        }

        payload.CopyTo(chunks[^1].AsSpan(used));
        Link(results.Of(result), new(facts.Count, facts.Count, 1));
        facts.Add(new(sequence, version, types.Of(type), chunks.Count - 1, used, payload.Length, -1));
        used += payload.Length;
        Size += payload.Length;
    }

    /// <summary>Takes in the stretch that follows.</summary>
    private void Append(LogPage next)
    {
        var (fact, chunk) = (facts.Count, chunks.Count);
        chunks.AddRange(next.chunks);
        facts.EnsureCapacity(fact + next.facts.Count);
        foreach (var stored in next.facts)
        {
            facts.Add(stored with
            {
                Type = types.Of(next.types[stored.Type]), Chunk = stored.Chunk + chunk, Next = stored.Next < 0 ? -1 : stored.Next + fact,
            });
        }

        for (var i = 0; i < next.Results; i++)
        {
            var chain = next.chains[i];
            Link(results.Of(next.results[i]), new(chain.First + fact, chain.Last + fact, chain.Count));
        }

        (used, Size) = (next.used, Size + next.Size);
    }

    /// <summary>Puts facts at the end of a result's.</summary>
    private void Link(int result, Chain more)
    {
        if (result == chains.Count)
        {
            chains.Add(more);
            return;
        }

        var chain = chains[result];
        CollectionsMarshal.AsSpan(facts)[chain.Last].Next = more.First;
        chains[result] = new(chain.First, more.Last, chain.Count + more.Count);
    }

    private readonly record struct Chain(int First, int Last, int Count);

    private record struct Stored(long Sequence, long Version, int Type, int Chunk, int Offset, int Length, int Next);
}
