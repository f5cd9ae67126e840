using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>开立账号.</summary>
/// <param name="UserName">What the person types to sign in: 1 to 100 characters, unique whatever their case.</param>
/// <param name="Language">Of the digest: <c>zh</c> or <c>en</c>.</param>
/// <param name="Digest">Whether the daily digest is wanted; it goes to the e-mail address, where there is one.</param>
/// <param name="Organisation">An operator's; others have none.</param>
/// <param name="Region">An office's; others have none.</param>
public sealed record CreatePerson(
    string UserName, Role Role, string? Name = null, string? Email = null, string Language = "zh", bool Digest = true, string? Organisation = null,
    string? Region = null);

/// <param name="OneTimePassword">Is told only now, and serves to choose another.</param>
public sealed record NewPerson(string Id, string OneTimePassword);

public static class CreatePersonEndpoint
{
    [Needs(Act.ManagePeople)]
    [Answers(typeof(NewPerson))]
    [WolverinePost("/api/v1/people")]
    public static async Task<Answer> Post(CreatePerson command, Desk desk, CancellationToken stop)
    {
        var fault = People.UserNameFault(command.UserName)
            ?? People.ContactFault(command.Name, command.Email, command.Language)
            ?? await desk.Standing.FaultAsync(command.Role, command.Organisation, command.Region, stop)
            ?? (await IsTakenAsync(desk, Person.Normalize(command.UserName), stop) ? Taken : null);
        if (fault is not null) return Answer.Of(fault);
        var person = new Person
        {
            Id = Person.NewId(), UserName = "", Name = ChangePersonEndpoint.Given(command.Name), Email = ChangePersonEndpoint.Given(command.Email),
            Language = command.Language, WantsDigest = command.Digest, Role = command.Role, Organisation = command.Organisation, Region = command.Region,
            CreatedAt = desk.Now,
        };
        person.Rename(command.UserName);
        var password = person.GiveOneTimePassword();
        desk.Session.Insert(person);
        desk.Record("person-created", person.Id, MemberChanges.Of(
            ("role", null, CallerClaims.NameOf(person.Role)), ("organisation", null, person.Organisation), ("region", null, person.Region)));
        return Answer.Of(new NewPerson(person.Id, password)) with { IsSecret = true };
    }

    private static Refusal Taken { get; } = new("user-name-taken", new("该用户名已被使用。", "This user name is taken."), "userName");

    private static Task<bool> IsTakenAsync(Desk desk, string normalized, CancellationToken stop) =>
        desk.Session.Query<Person>().AnyAsync(other => other.NormalizedUserName == normalized, stop);
}
