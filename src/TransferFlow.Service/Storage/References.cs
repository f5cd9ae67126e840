using Marten;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage;

/// <summary>The catalogues and the sites as they are now. Sites change seldom and every command needs them, so they are kept for a moment.</summary>
public sealed class References(IDocumentStore store, Catalogues catalogues, TimeProvider clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private (long At, Reference Reference)? kept;

    public async Task<Reference> CurrentAsync(CancellationToken stop)
    {
        if (kept is { } recent && clock.GetElapsedTime(recent.At) < Moment) return recent.Reference;
        await using var session = store.QuerySession();
        var reference = catalogues.With(await session.Query<Site>().ToListAsync(stop));
        kept = (clock.GetTimestamp(), reference);
        return reference;
    }
}
