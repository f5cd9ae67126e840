using System.Diagnostics;
using Npgsql;

namespace TransferFlow.Host.Postgres;

/// <summary>
/// A PostgreSQL server of one's own for a data folder, without set-up. It is shared by all processes that use the folder at the same time: the
/// first starts it, the last one out stops it. If they are killed it runs on, and the next one takes it over.
/// </summary>
/// <remarks>
/// Two locked files keep count. Everyone who uses the server holds <c>postgres.users</c> together with the others; whoever can have it alone is the
/// last. Starting and stopping happen under <c>postgres.lock</c>, so neither ever meets the other half-way. A server that was started by hand is used
/// but never stopped.
/// </remarks>
internal sealed class LocalPostgres : IAsyncDisposable
{
    public const string DatabaseName = "transferflow";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string turnPath;
    private readonly string usersPath;
    private readonly PostgresCluster cluster;
    private FileStream? use;

    private LocalPostgres(string dataFolder, PostgresCluster cluster)
    {
        (turnPath, usersPath, this.cluster) = (TurnPath(dataFolder), Path.Combine(dataFolder, "postgres.users"), cluster);
        use = FileLock.Shared(usersPath);
    }

    /// <summary>For Npgsql: the database <see cref="DatabaseName"/> behind a socket that only its owner (and root) can reach.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>PostgreSQL's data directory.</summary>
    public string ClusterFolder => cluster.Folder;

    /// <summary>Makes the cluster and the database if they are absent, starts the server unless it runs, and uses it until disposed.</summary>
    /// <param name="dataFolder">Is created if absent; relative to the current directory.</param>
    /// <exception cref="LocalPostgresException">PostgreSQL is missing or does not start, or the folder belongs to somebody else.</exception>
    public static async Task<LocalPostgres> UseAsync(string dataFolder, LocalPostgresOptions options, CancellationToken cancellation)
    {
        dataFolder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder));
        try
        {
            Directory.CreateDirectory(dataFolder);
            await using var turn = await FileLock.ExclusiveAsync(TurnPath(dataFolder), Patience, cancellation);
            var place = await ClusterPlace.OfAsync(dataFolder);
            var postgres = new LocalPostgres(dataFolder, new PostgresCluster(place, await Owner.OfAsync(place), options));
            try
            {
                await postgres.ReadyAsync(cancellation);
                return postgres;
            }
            catch
            {
                await postgres.LeaveAsync();
                throw;
            }
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new LocalPostgresException(
                $"The data folder {dataFolder} is not yours to use ({denied.Message}); run this as its owner, "
                + "or choose another folder with TRANSFERFLOW_DATA.", denied);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (use is null) return;
        await using var turn = await FileLock.ExclusiveAsync(turnPath, Patience, CancellationToken.None);
        await LeaveAsync();
    }

    // The caller holds the turn, so that nobody begins to use the server meanwhile.
    private async Task LeaveAsync()
    {
        if (Interlocked.Exchange(ref use, null) is not { } mine) return;
        await mine.DisposeAsync();
        await using var alone = FileLock.TryExclusive(usersPath);
        if (alone is null || !cluster.IsRunning || !cluster.IsOurs) return;
        await cluster.StopAsync();
        // A later user in this process would be given the stopped server's connections.
        if (ConnectionString.Length > 0) NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
    }

    private static string TurnPath(string dataFolder) => Path.Combine(dataFolder, "postgres.lock");

    // A server that is found may still be recovering, or may be on its way down because somebody stops it by hand.
    private async Task ReadyAsync(CancellationToken cancellation)
    {
        if (!cluster.Exists) await cluster.InitialiseAsync();
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            if (!cluster.IsRunning) await cluster.StartAsync();
            try
            {
                if (cluster.SocketFolder is { } socket)
                {
                    await CreateDatabaseAsync(socket, cancellation);
                    ConnectionString = Connection(socket, DatabaseName).ConnectionString;
                    return;
                }
            }
            catch (NpgsqlException notYet) when (notYet.IsTransient && waiting.Elapsed < Patience)
            {
                // The server is not ready yet, and is asked again after a pause.
            }

            await Task.Delay(100, cancellation);
        }
    }

    private static async Task CreateDatabaseAsync(string socketFolder, CancellationToken cancellation)
    {
        var maintenance = Connection(socketFolder, "postgres");
        maintenance.Pooling = false;
        await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand($"select 1 from pg_database where datname = '{DatabaseName}'", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is not null) return;
        await using var create = new NpgsqlCommand($"create database {DatabaseName}", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlConnectionStringBuilder Connection(string socketFolder, string database) =>
        new() { Host = socketFolder, Port = 5432, Username = "postgres", Database = database, SearchPath = "public", Timezone = "UTC" };
}
