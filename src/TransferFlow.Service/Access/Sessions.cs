using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using Marten;

namespace TransferFlow.Service.Access;

/// <summary>A session that its person has signed out of.</summary>
/// <param name="Until">When its cookie would have expired anyway.</param>
public sealed record EndedSession(string Id, DateTimeOffset Until);

/// <summary>
/// Ends sessions. A session is its cookie, and deleting that in one browser does not take it away from whoever has copied it; so those that
/// were signed out of are kept until they would have expired. What was found is kept for a moment, as with keys.
/// </summary>
internal sealed class Sessions(IDocumentStore store, TimeProvider clock)
{
    /// <summary>How long a session lasts without being used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(8);

    private const string SessionId = "sid";
    private const int MostKept = 1_000;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, long> goingOn = new();

    /// <summary>Gives the session an id, a new one at each sign-in.</summary>
    public static void Begin(ClaimsPrincipal person) => Mark(person, RandomNumberGenerator.GetHexString(32, lowercase: true));

    /// <summary>Keeps the id where what the session says is brought up to date.</summary>
    public static void Continue(ClaimsPrincipal before, ClaimsPrincipal after)
    {
        if (CallerClaims.One(before, SessionId) is { } id) Mark(after, id);
    }

    public async Task<bool> IsGoingOnAsync(ClaimsPrincipal person, CancellationToken stop)
    {
        if (CallerClaims.One(person, SessionId) is not { } id) return false;
        if (goingOn.TryGetValue(id, out var seen) && clock.GetElapsedTime(seen) < Moment) return true;
        await using var session = store.QuerySession();
        if (await session.LoadAsync<EndedSession>(id, stop) is not null) return false;
        if (goingOn.Count >= MostKept) goingOn.Clear();
        goingOn[id] = clock.GetTimestamp();
        return true;
    }

    public async Task EndAsync(ClaimsPrincipal person, CancellationToken stop)
    {
        if (CallerClaims.One(person, SessionId) is not { } id) return;
        var now = clock.GetUtcNow();
        await using var session = store.LightweightSession();
        session.Store(new EndedSession(id, now + Life));
        session.DeleteWhere<EndedSession>(ended => ended.Until < now);
        await session.SaveChangesAsync(stop);
        goingOn.TryRemove(id, out _);
    }

    private static void Mark(ClaimsPrincipal person, string id)
    {
        var identity = (ClaimsIdentity)person.Identity!;
        foreach (var claim in identity.FindAll(SessionId).ToArray()) identity.RemoveClaim(claim);
        identity.AddClaim(new(SessionId, id));
    }
}
