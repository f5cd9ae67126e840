using Marten;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage;

/// <summary>
/// The catalogues and the sites as they are now. They change seldom and every command needs them, so they are kept for a moment: what one server
/// changes holds there at once, and on the others when the moment is over.
/// </summary>
public sealed class References(IDocumentStore store, Catalogues catalogues, TimeProvider clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private volatile Kept? kept;
    private long changes;

    public async Task<Reference> CurrentAsync(CancellationToken stop)
    {
        var seen = Interlocked.Read(ref changes);
        if (kept is { } recent && recent.Changes == seen && clock.GetElapsedTime(recent.At) < Moment) return recent.Reference;
        var reference = await ReadAsync(stop);
        kept = new(clock.GetTimestamp(), seen, reference);
        return reference;
    }

    /// <summary>What the database says, however recently it was asked.</summary>
    public async Task<Reference> ReadAsync(CancellationToken stop)
    {
        await using var session = store.QuerySession();
        var batch = session.CreateBatchQuery();
        var sites = batch.Query<Site>().ToList();
        var amendments = batch.Query<CodeAmendment>().OrderBy(amendment => amendment.Id).ToList();
        await batch.Execute(stop);
        return catalogues.With(await sites, catalogues.Amend(await amendments));
    }

    /// <summary>Sites or code lists were changed here.</summary>
    public void Forget() => Interlocked.Increment(ref changes);

    private sealed record Kept(long At, long Changes, Reference Reference);
}
