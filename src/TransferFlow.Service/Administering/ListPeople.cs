using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>An account as administrators see it.</summary>
/// <param name="MustChangePassword">Whether its password was given by someone else and has not been replaced yet.</param>
public sealed record PersonView(
    string Id, string UserName, string? Name, string? Email, bool Digest, string Language, Role Role, string? Organisation, string? Region, bool Barred,
    bool MustChangePassword, DateTimeOffset CreatedAt, DateTimeOffset? ErasedAt)
{
    public static PersonView Of(Person person) => new(
        person.Id, person.UserName, person.Name, person.Email, person.WantsDigest, person.Language, person.Role, person.Organisation, person.Region,
        person.IsBarred, person.MustChangePassword, person.CreatedAt, person.ErasedAt);
}

public static class ListPeopleEndpoint
{
    /// <param name="text">Found in user name, name, e-mail, organisation and region, whatever the case, or the whole id.</param>
    /// <param name="role">One of the four.</param>
    [Needs(Act.ManagePeople)]
    [WolverineGet("/api/v1/people")]
    public static async Task<Listed<PersonView>> Get(
        string? text, string? role, bool? barred, int? page, int? size, IDocumentStore store, CancellationToken stop)
    {
        var paging = Paging.Of(page, size);
        await using var session = store.QuerySession();
        IQueryable<Person> found = session.Query<Person>();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var part = text.Trim();
            found = found.Where(person => person.Id == part
                || person.UserName.Contains(part, StringComparison.OrdinalIgnoreCase) || person.Name!.Contains(part, StringComparison.OrdinalIgnoreCase)
                || person.Email!.Contains(part, StringComparison.OrdinalIgnoreCase)
                || person.Organisation!.Contains(part, StringComparison.OrdinalIgnoreCase) || person.Region == part);
        }

        if (RoleOf(role) is { } only) found = found.Where(person => person.Role == only);
        if (barred is { } isBarred) found = found.Where(person => person.IsBarred == isBarred);
        return await paging.OfAsync(found.OrderBy(person => person.NormalizedUserName), PersonView.Of, stop);
    }

    private static Role? RoleOf(string? role) => string.IsNullOrEmpty(role) ? null : CallerClaims.RoleOf(role) ?? throw new RefusedException(new(
        "bad-parameter", new($"没有角色“{Fault.Shown(role)}”。", $"There is no role '{Fault.Shown(role)}'."), "role"));
}
