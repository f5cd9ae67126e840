using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TransferFlow.Host;
using TransferFlow.Service;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage;
using TransferFlow.Tests.Postgres;

namespace TransferFlow.Tests.Browser;

/// <summary>The real server on a database of its own.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication app;

    private Site(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public IServiceProvider Services => app.Services;

    /// <param name="settings">Overrides the configuration.</param>
    /// <param name="before">What is done with the database before the server starts.</param>
    public static async Task<Site> StartAsync(
        bool withDemo, IReadOnlyDictionary<string, string?>? settings = null, Func<NpgsqlDataSource, Task>? before = null)
    {
        var built = Server.Build(new(Port: 0, Demo: true, Settings: settings), await TestPostgres.FreshDatabaseAsync(withDemo ? MakeDemoAsync : MakeEmptyAsync));
        if (before is not null) await before(built.Services.GetRequiredService<NpgsqlDataSource>());
        await built.StartAsync();
        return new(built);
    }

    /// <summary>The account that a first start makes, with its one-time password.</summary>
    public async Task<(string UserName, string Password)> MakeFirstAdministratorAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Accounts>().MakeFirstAsync(default))!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task MakeEmptyAsync(string database)
    {
        await using var maker = Server.Build(new(Port: 0), database);
        await maker.Services.GetRequiredService<IDocumentStore>().Storage.ApplyAllConfiguredChangesToDatabaseAsync();
    }

    private static async Task MakeDemoAsync(string database)
    {
        await using var maker = Server.Build(new(Port: 0), database);
        await maker.Services.GetRequiredService<IDocumentStore>().Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await Demo.LoadAsync(maker.Services, CancellationToken.None);
    }
}
