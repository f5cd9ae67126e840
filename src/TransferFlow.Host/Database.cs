using TransferFlow.Host.Postgres;

namespace TransferFlow.Host;

/// <summary>The database of this process: one's own, where it is configured, else the local PostgreSQL of the data folder.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly LocalPostgres? local;

    private Database(string connectionString, LocalPostgres? local)
    {
        ConnectionString = connectionString;
        this.local = local;
    }

    public static string? ConfiguredConnectionString => Setting("ConnectionStrings__transferflow");

    /// <summary>Where the local database and the keys lie.</summary>
    public static string DataFolder => Setting("TRANSFERFLOW_DATA") ?? ".data";

    public string ConnectionString { get; }

    /// <exception cref="LocalPostgresException">The local PostgreSQL is missing or does not start.</exception>
    public static async Task<Database> OpenAsync(CancellationToken stop)
    {
        var postgres = ConfiguredConnectionString is null ? await LocalPostgres.UseAsync(DataFolder, new(), stop) : null;
        var database = new Database(ConfiguredConnectionString ?? postgres!.ConnectionString, postgres);
        await FsyncGuard.RequireDurableAsync(database.ConnectionString, stop);
        return database;
    }

    private static string? Setting(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    public ValueTask DisposeAsync() => local?.DisposeAsync() ?? ValueTask.CompletedTask;
}
