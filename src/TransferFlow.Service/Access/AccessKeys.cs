using System.Collections.Concurrent;
using Marten;

namespace TransferFlow.Service.Access;

/// <summary>Finds keys. Programs call often, so what was found is kept for a moment; a revocation reaches every server after that.</summary>
public sealed class AccessKeys(IDocumentStore store, TimeProvider clock)
{
    private const int MostKept = 1_000;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, (long At, AccessKey Key)> kept = new();

    public async Task<AccessKey?> FindAsync(string id, CancellationToken stop)
    {
        if (kept.TryGetValue(id, out var recent) && clock.GetElapsedTime(recent.At) < Moment) return recent.Key;
        await using var session = store.QuerySession();
        if (await session.LoadAsync<AccessKey>(id, stop) is not { } key)
        {
            kept.TryRemove(id, out _);
            return null;
        }

        // Only keys that exist are kept, so that nobody can fill the memory with guesses.
        if (kept.Count >= MostKept) kept.Clear();
        kept[id] = (clock.GetTimestamp(), key);
        return key;
    }

    /// <summary>Makes a change of the key be seen at once by this server.</summary>
    public void Forget(string id) => kept.TryRemove(id, out _);
}
