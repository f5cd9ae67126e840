using Marten;
using Microsoft.AspNetCore.Identity;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Access;

/// <summary>Makes accounts, and gives passwords that serve once.</summary>
public sealed class Accounts(UserManager<Person> people, IDocumentStore store, TimeProvider clock)
{
    private const string FirstUserName = "administrator";

    /// <summary>On a database without accounts, makes an administrator.</summary>
    /// <returns>The user name and the one-time password, which is shown once; null where there are accounts.</returns>
    public async Task<(string UserName, string Password)?> MakeFirstAsync(CancellationToken stop)
    {
        await using var session = store.QuerySession();
        if (await session.Query<Person>().AnyAsync(stop)) return null;
        var person = new Person { Id = Person.NewId(), UserName = FirstUserName, Role = Role.Administrator };
        var (made, password) = await MakeAsync(person);
        return made.Succeeded ? (FirstUserName, password) : null;
    }

    /// <summary>Makes an account with a one-time password.</summary>
    public async Task<(IdentityResult Made, string Password)> MakeAsync(Person person)
    {
        var made = person with { CreatedAt = clock.GetUtcNow() };
        var password = made.GiveOneTimePassword();
        return (await people.CreateAsync(made), password);
    }

    /// <summary>Replaces the password by one that serves once; see <see cref="Person.GiveOneTimePassword"/>.</summary>
    public async Task<string> ResetAsync(Person person)
    {
        var password = person.GiveOneTimePassword();
        var updated = await people.UpdateAsync(person);
        return updated.Succeeded ? password : throw new NotReadyException("The account has just been changed; try again.");
    }
}
