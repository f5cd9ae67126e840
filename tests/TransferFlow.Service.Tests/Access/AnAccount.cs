using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Access;

/// <summary>A local account that a test has made.</summary>
internal sealed record AnAccount(string Id, string UserName, string Password)
{
    private static int made;

    /// <param name="isNew">Whether the password is still the one-time password.</param>
    public static async Task<AnAccount> MakeAsync(TestServer server, Caller caller, bool isNew = false)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var (accounts, people) = (scope.ServiceProvider.GetRequiredService<Accounts>(), scope.ServiceProvider.GetRequiredService<UserManager<Person>>());
        var person = new Person
        {
            Id = Person.NewId(), UserName = $"somebody-{Interlocked.Increment(ref made)}", Role = caller.Role, Organisation = caller.Organisation, Region = caller.Region,
        };
        var (result, password) = await accounts.MakeAsync(person);
        result.Succeeded.ShouldBeTrue();
        var account = new AnAccount(person.Id, person.UserName, password);
        if (!isNew) await account.ChangeAsync(server, made => made.MustChangePassword = false);
        return account;
    }

    public Task<IdentityResult> ChangeAsync(TestServer server, Action<Person> change) => ChangeAsync(server, person =>
    {
        change(person);
        return Task.CompletedTask;
    });

    /// <summary>Reads the account, does something, and writes the account.</summary>
    public async Task<IdentityResult> ChangeAsync(TestServer server, Func<Person, Task> change)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = (await people.FindByIdAsync(Id))!;
        await change(person);
        return await people.UpdateAsync(person);
    }

    /// <summary>One who has signed in with it.</summary>
    public async Task<Visitor> SignedInAsync(TestServer server)
    {
        var visitor = new Visitor(server);
        (await visitor.SignInAsync(UserName, Password)).Location.ShouldBe("/");
        return visitor;
    }
}
