using Marten;
using Npgsql;
using TransferFlow.Service;
using TransferFlow.Service.Storage;

namespace TransferFlow.Host.Verbs;

/// <summary>Serves the product until interrupted. An empty database gets the demo, unless told otherwise.</summary>
internal sealed class ServeVerb : Verb
{
    protected override string Usage => "transferflow serve [--empty] [--port N]";

    protected override async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        var empty = arguments.Flag("empty");
        var port = arguments.Number("port") ?? 8080;
        arguments.NoWords();
        arguments.NoMore();
        RefuseOtherAddresses();

        if (Database.ConfiguredConnectionString is null) Say($"Starting PostgreSQL (data in {Path.GetFullPath(Database.DataFolder)})");
        await using var database = await Database.OpenAsync(stop);
        await using var app = Server.Build(new(port), database.ConnectionString);
        var (store, source) = (app.Services.GetRequiredService<IDocumentStore>(), app.Services.GetRequiredService<NpgsqlDataSource>());
        await Store.ApplySchemaAsync(store, source, stop);
        if (!empty && await Demo.IsWantedAsync(app.Services, stop))
        {
            Say("Loading the demo: fictional sites and results");
            await Demo.LoadAsync(app.Services, stop);
        }

        await app.StartAsync(stop);
        Say($"TransferFlow serves at {app.Urls.First()} - stop it with Ctrl-C");
        await app.WaitForShutdownAsync(stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        Say("Stopping");
        await app.StopAsync(CancellationToken.None);
        return Done;
    }

    /// <summary>Until people sign in, whoever reaches the server may write; so it can be reached from this machine alone.</summary>
    private static void RefuseOtherAddresses()
    {
        foreach (var variable in new[] { "ASPNETCORE_URLS", "URLS", "ASPNETCORE_HTTP_PORTS", "HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS" })
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
                throw new UsageException(
                    $"{variable}={value} is refused: until there is sign-in the server listens on loopback only. "
                    + "Unset it, and choose the port with --port.");
        }
    }
}
