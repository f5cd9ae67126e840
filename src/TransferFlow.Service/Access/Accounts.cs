using System.Buffers.Text;
using System.Security.Cryptography;
using Marten;
using Microsoft.AspNetCore.Identity;
using TransferFlow.Domain.Access;

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
        var password = NewPassword();
        return (await people.CreateAsync(person with { CreatedAt = clock.GetUtcNow(), MustChangePassword = true }, password), password);
    }

    /// <summary>Replaces the password by one that serves once, ends the person's sessions, and lifts a lockout.</summary>
    public async Task<string> ResetAsync(Person person)
    {
        var password = NewPassword();
        (person.MustChangePassword, person.LockedUntil, person.FailedSignIns) = (true, null, 0);
        await people.RemovePasswordAsync(person);
        await people.AddPasswordAsync(person, password);
        return password;
    }

    // 120 bits, without the letters that are taken for others.
    private static string NewPassword()
    {
        const string alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
        return string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(alphabet, 6)));
    }
}
