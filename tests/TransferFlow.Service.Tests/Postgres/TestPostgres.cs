using System.Diagnostics;
using System.Reflection;
using Npgsql;
using TransferFlow.Host.Postgres;

namespace TransferFlow.Tests.Postgres;

/// <summary>
/// One real, volatile PostgreSQL for the test process: started when first asked for, gone when the process is, however it ends. A test that asks
/// gets a database of its own, cloned from a template in about 0.1 s.
/// </summary>
internal static class TestPostgres
{
    private static readonly SemaphoreSlim Turn = new(1, 1);

    private static readonly Dictionary<MethodInfo, string> Templates = [];

    private static string? server;

    private static int databases;

    // Held for as long as the process lives: a finalizer would close the pipe, and the server would be taken down under the tests.
    private static Process? keeper;

    /// <summary>A connection string to a new database that holds what <paramref name="migrate"/> makes.</summary>
    /// <param name="migrate">
    /// Is given the connection string of an empty database. It runs once per process and method, so it may depend on nothing but its own code.
    /// </param>
    public static async Task<string> FreshDatabaseAsync(Func<string, Task> migrate)
    {
        await Turn.WaitAsync();
        try
        {
            if (!Templates.ContainsKey(migrate.Method)) Templates[migrate.Method] = await MakeTemplateAsync(migrate);
        }
        finally
        {
            Turn.Release();
        }

        return await CreateAsync(Templates[migrate.Method]);
    }

    /// <summary>Frees the space of a database before the process ends; only tests that fill theirs need it.</summary>
    public static async Task DropAsync(string database)
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(database));
        await ExecuteAsync($"drop database {new NpgsqlConnectionStringBuilder(database).Database} with (force)");
    }

    private static async Task<string> MakeTemplateAsync(Func<string, Task> migrate)
    {
        server ??= await StartAsync();
        var database = await CreateAsync("template0");
        await migrate(database);
        // A template is cloned only while nobody is connected to it, so whatever the migration left open goes.
        NpgsqlConnection.ClearPool(new NpgsqlConnection(database));
        var name = new NpgsqlConnectionStringBuilder(database).Database!;
        await ExecuteAsync($"alter database {name} with allow_connections false");
        await ExecuteAsync($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{name}'");
        return name;
    }

    private static async Task<string> CreateAsync(string template)
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"create database {name} template {template}");
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20, IncludeErrorDetail = true }.ConnectionString;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> StartAsync()
    {
        Environment.SetEnvironmentVariable(FsyncGuard.Variable, "tests");
        var folder = Path.Combine(Path.GetTempPath(), $"transferflow-tests-{Guid.NewGuid():N}");
        var postgres = await LocalPostgres.UseAsync(folder, new LocalPostgresOptions(Volatile: true), CancellationToken.None);
        StopAfterThisProcess(folder, postgres.ClusterFolder);
        return postgres.ConnectionString;
    }

    // Test hosts are killed a tenth of a second after the last test, too soon for an exit handler. A shell in a session of its own
    // therefore waits until our end of its standard input closes, kills the server, which has nothing worth a shutdown, and removes the files.
    private static void StopAfterThisProcess(string folder, string cluster)
    {
        const string script = """
            exec >/dev/null 2>&1
            cat
            kill -QUIT "$(head -n 1 "$2/postmaster.pid")"
            while [ -e "$2/postmaster.pid" ]; do sleep 0.05; done
            rm -rf "$1" "$2"
            """;
        string[] arguments = ["sh", "-c", script, "sh", folder, cluster];
        keeper = Process.Start(new ProcessStartInfo("setsid", arguments) { UseShellExecute = false, RedirectStandardInput = true });
    }
}
