using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Logging;

/// <summary>Logs facts for pages and schedules; programs come in by the endpoints. Both decide with <see cref="Circumstances"/>.</summary>
public sealed class Logbook(IDocumentStore store, References references, TimeProvider clock)
{
    /// <summary>Decides a command on a result that exists and appends what comes of it.</summary>
    /// <param name="cause">The page or the schedule that it came by, such as <c>page:…</c>; it goes beside the fact.</param>
    public Task<Answer> LogAsync(string id, ResultCommand command, Caller caller, string cause, CancellationToken stop) =>
        LogAsync(id, command, caller, cause, null, stop);

    /// <inheritdoc cref="LogAsync(string, ResultCommand, Caller, string, CancellationToken)"/>
    /// <param name="key">
    /// An idempotency key: the same command with the same key gets the first answer and logs nothing, another command with it is refused. Null where
    /// a repeat does no harm.
    /// </param>
    public async Task<Answer> LogAsync(string id, ResultCommand command, Caller caller, string cause, string? key, CancellationToken stop)
    {
        await using var session = Session(ResultId.HomeOf(id), command, caller, cause);
        var stream = await session.Events.FetchForWriting<ResultStream>(id, stop);
        var circumstances = await CircumstancesAsync(caller, stop);
        var result = stream.Aggregate ?? new() { Id = id };
        var (answer, facts) = circumstances.Decide(command, result);
        if (facts.Count > 0) command.WriteBeside(session);
        stream.AppendMany(facts);
        return await SaveAsync(session, answer, FormReceipt.Claim(key, result, command, circumstances), stop);
    }

    /// <summary>The result as it is known now, with what a command on it is decided by; null where there is none that the caller may see.</summary>
    public async Task<(ResultStream Result, Circumstances Circumstances)?> OpenAsync(string id, Caller caller, CancellationToken stop)
    {
        await using var session = store.LightweightSession(ResultId.HomeOf(id));
        var result = await session.Events.FetchLatest<ResultStream>(id, stop);
        var circumstances = await CircumstancesAsync(caller, stop);
        return result is not null && circumstances.Access.MaySee(result.Timeline.Subject()) ? (result, circumstances) : null;
    }

    /// <summary>Decides the registration of a result and starts its stream.</summary>
    /// <param name="key">As for <see cref="LogAsync(string, ResultCommand, Caller, string, string, CancellationToken)"/>.</param>
    public async Task<Answer> RegisterAsync(RegisterResult command, Caller caller, string cause, string? key, CancellationToken stop)
    {
        var named = command.By(caller);
        await using var query = store.QuerySession();
        var owner = await query.LoadAsync<Organisation>(OrganisationId.Of(named.Owner ?? ""), stop);
        await using var session = Session(owner?.Home ?? Homes.Other, command, caller, cause);
        var (result, _) = await RegisterResultEndpoint.LoadAsync(named, caller, session, stop);
        var circumstances = await CircumstancesAsync(caller, stop);
        var (answer, facts) = circumstances.Decide(named, owner, result);
        new RegisteredFacts(result, facts).Execute(session);
        return await SaveAsync(session, answer, FormReceipt.Claim(key, result, named, circumstances), stop);
    }

    /// <summary>What a decision depends on besides the result and the command.</summary>
    public Task<Circumstances> CircumstancesAsync(Caller caller, CancellationToken stop) =>
        CircumstancesMiddleware.BeforeAsync(references, clock, caller, stop);

    private IDocumentSession Session(string home, ResultCommand command, Caller caller, string cause)
    {
        var session = store.LightweightSession(home);
        new Provenance(caller.Actor, caller.ActsFor, cause, command.Note).PutOn(session);
        return session;
    }

    private async Task<Answer> SaveAsync(IDocumentSession session, Answer answer, Once.Claim? claim, CancellationToken stop)
    {
        try
        {
            if (claim is not null && await claim.SettleAsync(answer, claim.For, session, stop) is { } earlier) return claim.Answer(earlier);
            await session.SaveChangesAsync(stop);
            return answer;
        }
        catch (Exception e) when (Once.Claim.IsLost(e))
        {
            await using var query = store.QuerySession();
            return claim is not null && await claim.FindAsync(query, stop) is { } earlier ? claim.Answer(earlier) : Answer.Of(Refusals.JustChanged);
        }
    }
}
