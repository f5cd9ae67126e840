using Marten;
using Npgsql;
using TransferFlow.Service;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Host.Verbs;

/// <summary>
/// The service without a web server, for a verb: it starts the database if none runs, and leaves the read model to a server that follows it.
/// </summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly Database database;
    private readonly ServiceProvider services;

    private Workspace(Database database, ServiceProvider services)
    {
        this.database = database;
        this.services = services;
    }

    public static async Task<Workspace> OpenAsync(CancellationToken stop)
    {
        var opened = await Database.OpenAsync(stop);
        var registered = new ServiceCollection().AddLogging();
        registered.AddTransferFlow(opened.ConnectionString);
        registered.AddTransferFlowAccounts();
        var workspace = new Workspace(opened, registered.BuildServiceProvider());
        await Store.ApplySchemaAsync(workspace.Get<IDocumentStore>(), workspace.Get<NpgsqlDataSource>(), stop);
        return workspace;
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Brings the read model up to date, unless a server does.</summary>
    public Task CatchUpAsync(CancellationToken stop) => ReadModelUpkeep.CatchUpAsync(Get<NpgsqlDataSource>(), stop);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
