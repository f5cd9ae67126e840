using JasperFx;
using Marten;
using Marten.Exceptions;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Logging;

/// <summary>Logs facts for pages and schedules; programs come in by the endpoints. Both decide with <see cref="Circumstances"/>.</summary>
public sealed class Logbook(IDocumentStore store, References references, TimeProvider clock)
{
    /// <summary>Decides a command on a result that exists and appends what comes of it.</summary>
    /// <param name="cause">The page or the schedule that it came by, such as <c>page:…</c>; it goes beside the fact.</param>
    public async Task<Answer> LogAsync(string id, LogCommand command, Caller caller, string cause, CancellationToken stop)
    {
        await using var session = Session(ResultId.HomeOf(id), command, caller, cause);
        var stream = await session.Events.FetchForWriting<ResultStream>(id, stop);
        var (answer, facts) = (await CircumstancesAsync(caller, stop)).Decide(command, stream.Aggregate ?? new() { Id = id });
        if (facts.Count > 0) command.WriteBeside(session);
        stream.AppendMany(facts);
        return await SaveAsync(session, answer, stop);
    }

    /// <summary>Decides the registration of a result and starts its stream.</summary>
    public async Task<Answer> RegisterAsync(RegisterResult command, Caller caller, string cause, CancellationToken stop)
    {
        var named = command.By(caller);
        await using var query = store.QuerySession();
        var owner = await query.LoadAsync<Organisation>(OrganisationId.Of(named.Owner ?? ""), stop);
        await using var session = Session(owner?.Home ?? Homes.Other, command, caller, cause);
        var (result, _) = await RegisterResultEndpoint.LoadAsync(named, caller, session, stop);
        var (answer, facts) = (await CircumstancesAsync(caller, stop)).Decide(named, owner, result);
        if (facts.Count > 0) session.Events.StartStream<ResultStream>(result.Id, facts);
        return await SaveAsync(session, answer, stop);
    }

    private IDocumentSession Session(string home, LogCommand command, Caller caller, string cause)
    {
        var session = store.LightweightSession(home);
        new Provenance(caller.Actor, caller.ActsFor, cause, command.Why).PutOn(session);
        return session;
    }

    private async Task<Circumstances> CircumstancesAsync(Caller caller, CancellationToken stop) =>
        new(await references.CurrentAsync(stop), ChinaCalendar.Today(clock.GetUtcNow()), caller);

    private static async Task<Answer> SaveAsync(IDocumentSession session, Answer answer, CancellationToken stop)
    {
        try
        {
            await session.SaveChangesAsync(stop);
            return answer;
        }
        catch (Exception e) when (e is ConcurrencyException or ExistingStreamIdCollisionException)
        {
            return Answer.Of(Refusals.JustChanged);
        }
    }
}
