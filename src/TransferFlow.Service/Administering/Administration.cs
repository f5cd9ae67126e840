using JasperFx;
using Marten;
using Marten.Services;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Administering;

/// <summary>
/// Lets administrative commands happen one after the other, on all servers: they are few, and no two administrators can bar each other at once, nor
/// give one user name twice.
/// </summary>
public sealed class Administration(
    IDocumentStore store, Standing standing, References references, AccessKeys keys, Catalogues catalogues, TimeProvider clock)
{
    private const long Turn = 0x7472_616e_7366_6164;

    /// <summary>Waits for the turn, which ends with the session's transaction.</summary>
    public async Task<Desk> OpenAsync(IDocumentSession session, Caller caller, CancellationToken stop)
    {
        await session.BeginTransactionAsync(stop);
        await session.AdvancedSql.QueryAsync<int>("select 1 from pg_advisory_xact_lock(?)", stop, Turn);
        session.Listeners.Add(new Forgetting(references, keys));
        return new(session, caller, clock.GetUtcNow(), standing, references, catalogues);
    }

    /// <summary>Does what a page asks for; programs come in by the endpoints.</summary>
    /// <param name="act">One of the endpoints' own functions.</param>
    public async Task<Answer> DoAsync(Caller caller, Func<Desk, Task<Answer>> act, CancellationToken stop)
    {
        await using var session = store.LightweightSession();
        var answer = await act(await OpenAsync(session, caller, stop));
        try
        {
            if (answer.Refusal is null) await session.SaveChangesAsync(stop);
            return answer;
        }
        catch (ConcurrencyException)
        {
            return Answer.Of(new Refusal("stale", new("刚刚有人作了修改，请重试。", "Someone has just changed this; try again.")));
        }
    }

    /// <summary>Lets this server see at once what was changed on it.</summary>
    private sealed class Forgetting(References references, AccessKeys keys) : DocumentSessionListenerBase
    {
        public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
        {
            references.Forget();
            foreach (var key in commit.Updated.OfType<AccessKey>()) keys.Forget(key.Id);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Prepares the desk for each administrative command over HTTP.</summary>
public static class DeskMiddleware
{
    public static Task<Desk> BeforeAsync(IDocumentSession session, Caller caller, Administration administration, CancellationToken stop) =>
        administration.OpenAsync(session, caller, stop);
}
