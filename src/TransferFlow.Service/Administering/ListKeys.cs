using Marten;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>A key without its secret, which nobody has but who was told.</summary>
/// <param name="Owner">Who made it: a person, another key, or <c>console</c>.</param>
public sealed record KeyView(
    string Id, string Owner, string Note, Role Role, string? Organisation, string? Region, bool ReadOnly, DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt)
{
    public static KeyView Of(AccessKey key) => new(
        key.Id, key.Owner, key.Note, key.Role, key.Organisation, key.Region, key.ReadOnly, key.CreatedAt, key.ExpiresAt, key.RevokedAt);

    public bool Holds(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}

/// <summary>The newest first: all of them for administrators, for others those that they have made.</summary>
public static class ListKeysEndpoint
{
    [Needs(Act.ManageKeys)]
    [WolverineGet("/api/v1/keys")]
    public static Task<Listed<KeyView>> Get(int? page, int? size, HttpContext http, IDocumentStore store, CancellationToken stop) =>
        FindAsync(page, size, http.Caller(), store, stop);

    public static async Task<Listed<KeyView>> FindAsync(int? page, int? size, Caller caller, IDocumentStore store, CancellationToken stop)
    {
        var paging = Paging.Of(page, size);
        await using var session = store.QuerySession();
        return caller.ReachOf(Act.ManageKeys) == Reach.Everything
            ? await paging.OfAsync(session.Query<AccessKey>().OrderByDescending(key => key.CreatedAt).ThenBy(key => key.Id), KeyView.Of, stop)
            : paging.Of<KeyView>([.. (await Keys.MadeByAsync(session, caller.Actor, stop)).OrderByDescending(key => key.CreatedAt).Select(KeyView.Of)]);
    }
}
