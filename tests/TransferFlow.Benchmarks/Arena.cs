using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using TransferFlow.Host.Postgres;
using TransferFlow.Service;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Storage;

namespace TransferFlow.Benchmarks;

/// <summary>A PostgreSQL of the product's own kind, with fsync on, where each round gets a database cloned from a template.</summary>
internal sealed class Arena : IAsyncDisposable
{
    private readonly string folder;
    private readonly LocalPostgres postgres;
    private int databases;

    private Arena(string folder, LocalPostgres postgres)
    {
        this.folder = folder;
        this.postgres = postgres;
    }

    public static async Task<Arena> OpenAsync()
    {
        var place = Path.Combine(Path.GetTempPath(), $"transferflow-bench-{Environment.ProcessId}");
        return new(place, await LocalPostgres.UseAsync(place, new(), CancellationToken.None));
    }

    /// <summary>A new database with the product's schema; a clone of <paramref name="template"/> where one is named.</summary>
    public async Task<string> DatabaseAsync(string? template = null)
    {
        var name = $"bench_{++databases}";
        // A template is cloned only while nobody is connected to it.
        if (template is not null)
        {
            await ExecuteAsync(
                postgres.ConnectionString,
                $"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{NameOf(template)}'");
        }

        var clone = template is null ? "" : $" template {NameOf(template)} strategy file_copy";
        await ExecuteAsync(postgres.ConnectionString, $"create database {name}{clone}");
        var connection = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = name, CommandTimeout = 0 }.ConnectionString;
        if (template is null)
        {
            await using var services = Services(connection);
            await services.GetRequiredService<IDocumentStore>().Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        }

        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(connection, "checkpoint");
        return connection;
    }

    public async Task DropAsync(string database)
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(postgres.ConnectionString, $"drop database {NameOf(database)} with (force)");
    }

    public static ServiceProvider Services(string database)
    {
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddTransferFlow(database);
        return services.BuildServiceProvider();
    }

    public static Task<ImportReport> ImportAsync(ServiceProvider services, Stream log)
    {
        var by = new Provenance("bench", "bench", "import:bench");
        return services.GetRequiredService<StageLogImport>().RunAsync(log, new("bench", by), null, CancellationToken.None);
    }

    public static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    public static string NameOf(string database) => new NpgsqlConnectionStringBuilder(database).Database!;

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        var cluster = postgres.ClusterFolder;
        await postgres.DisposeAsync();
        foreach (var rest in new[] { cluster, folder })
            if (Directory.Exists(rest)) Directory.Delete(rest, recursive: true);
    }
}
