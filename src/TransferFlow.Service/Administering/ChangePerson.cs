using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>
/// 更改账号: what is absent stays as it is, an empty text takes away what was there. With a role come an organisation or a region as for a new
/// account. Whose rights change has to sign in again, and the keys that the person has made end: who made them has seen them.
/// </summary>
public sealed record ChangePerson(
    string? Name = null, string? Email = null, string? Language = null, bool? Digest = null, Role? Role = null, string? Organisation = null,
    string? Region = null)
{
    internal Person Of(Person person)
    {
        var isSameRole = Role is null || Role == person.Role;
        return person with
        {
            Name = Name is null ? person.Name : ChangePersonEndpoint.Given(Name),
            Email = Email is null ? person.Email : ChangePersonEndpoint.Given(Email),
            Language = Language ?? person.Language,
            WantsDigest = Digest ?? person.WantsDigest,
            Role = Role ?? person.Role,
            Organisation = Organisation is not null ? ChangePersonEndpoint.Given(Organisation) : isSameRole ? person.Organisation : null,
            Region = Region is not null ? ChangePersonEndpoint.Given(Region) : isSameRole ? person.Region : null,
        };
    }
}

public static class ChangePersonEndpoint
{
    [Needs(Act.ManagePeople)]
    [Answers(typeof(Done))]
    [WolverinePost("/api/v1/people/{person}/changes")]
    public static async Task<Answer> Post(string person, ChangePerson command, Desk desk, CancellationToken stop)
    {
        var (before, refusal) = await People.FindAsync(desk, person, stop);
        if (before is null) return Answer.Of(refusal!);
        var after = command.Of(before);
        var (rights, rest) = (Rights(before, after), Rest(before, after));
        if (rights.Count + rest.Count == 0) return Answer.Of(new Done(person, AlreadyDone: true));

        var fault = People.ContactFault(command.Name, command.Email, command.Language)
            ?? (rights.Count == 0 ? null : await desk.Standing.FaultAsync(after.Role, after.Organisation, after.Region, stop))
            ?? (before.Role == after.Role ? null : await People.LockoutAsync(desk, before, stop) is { } lockout ? lockout with { Column = "role" } : null);
        if (fault is not null) return Answer.Of(fault);
        if (rights.Count > 0)
        {
            after.EndSessions();
            await Keys.RevokeMadeByAsync(desk, person, stop);
        }

        desk.Session.Update(after);
        desk.Record("person-changed", person, [.. rights, .. rest]);
        return Answer.Of(new Done(person));
    }

    /// <summary>A text that is there; an empty one is none.</summary>
    internal static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static IReadOnlyList<MemberChange> Rights(Person before, Person after) => MemberChanges.Of(
        ("role", CallerClaims.NameOf(before.Role), CallerClaims.NameOf(after.Role)), ("organisation", before.Organisation, after.Organisation),
        ("region", before.Region, after.Region));

    private static IReadOnlyList<MemberChange> Rest(Person before, Person after) =>
    [
        .. MemberChanges.OfPersonal(("name", before.Name, after.Name), ("email", before.Email, after.Email)),
        .. MemberChanges.Of(("language", before.Language, after.Language), ("digest", Text(before.WantsDigest), Text(after.WantsDigest))),
    ];

    private static string Text(bool value) => value ? "true" : "false";
}
