using Marten;
using Npgsql;
using TransferFlow.Service;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage;

namespace TransferFlow.Host.Verbs;

/// <summary>Serves the product until interrupted. An empty database gets the demo, unless told otherwise.</summary>
internal sealed class ServeVerb : Verb
{
    protected override string Usage => "transferflow serve [--empty] [--demo] [--port N]";

    protected override async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        var empty = arguments.Flag("empty");
        var demo = arguments.Flag("demo");
        var port = arguments.Number("port") ?? 8080;
        arguments.NoWords();
        arguments.NoMore();

        if (Database.ConfiguredConnectionString is null) Say($"Starting PostgreSQL (data in {Path.GetFullPath(Database.DataFolder)})");
        await using var database = await Database.OpenAsync(stop);
        await using var app = Server.Build(new(port, Path.Combine(Database.DataFolder, "keys"), demo), database.ConnectionString);
        KeepDemoHere(app);
        var (store, source) = (app.Services.GetRequiredService<IDocumentStore>(), app.Services.GetRequiredService<NpgsqlDataSource>());
        await Store.ApplySchemaAsync(store, source, stop);
        if (!empty && await Demo.IsWantedAsync(app.Services, stop))
        {
            Say("Loading the demo: fictional sites and results");
            await Demo.LoadAsync(app.Services, stop);
        }

        await MakeFirstAdministratorAsync(app, stop);
        await app.StartAsync(stop);
        Say($"TransferFlow serves at {app.Urls.First()} - stop it with Ctrl-C");
        await app.WaitForShutdownAsync(stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        Say("Stopping");
        await app.StopAsync(CancellationToken.None);
        return Done;
    }

    /// <summary>In the demo everyone may play any part; so it can be reached from this machine alone.</summary>
    private static void KeepDemoHere(WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;
        if (app.Configuration["urls"] is { Length: > 0 } urls)
            throw new UsageException($"{urls} is refused: with the demo roles the server listens on loopback only. Unset ASPNETCORE_URLS, or leave out --demo.");
        Say("Demo: anyone at this machine can play any role, without an account");
    }

    private static async Task MakeFirstAdministratorAsync(WebApplication app, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<Accounts>().MakeFirstAsync(stop) is var (name, password))
            Say($"First start: sign in as '{name}' with the one-time password '{password}' (it is shown only now)");
    }
}
