using Marten;
using Microsoft.AspNetCore.Identity;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage;

namespace TransferFlow.Host.Verbs;

/// <summary>Gives an account a password that serves once and prints it: the way back for an administrator who has lost theirs.</summary>
internal sealed class PasswordVerb : Verb
{
    protected override string Usage => "transferflow password USER";

    protected override async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        var name = arguments.Only("user name");
        arguments.NoMore();

        await using var workspace = await Workspace.OpenAsync(stop);
        await using var scope = workspace.Get<IServiceScopeFactory>().CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByNameAsync(name)
            ?? throw new RefusedException(new("unknown-account", new($"没有账号“{name}”。", $"There is no account '{name}'.")));
        var password = await scope.ServiceProvider.GetRequiredService<Accounts>().ResetAsync(person);
        await using var session = workspace.Get<IDocumentStore>().LightweightSession();
        AdministrativeAct.Record(session, AdministrativeAct.Console, "person-given-password", person.Id);
        await session.SaveChangesAsync(stop);
        Console.Out.WriteLine(password);
        return Done;
    }
}
