using Npgsql;

namespace TransferFlow.Host.Postgres;

/// <summary>Keeps facts away from a PostgreSQL that may lose them: an accepted write has to survive a power cut.</summary>
internal static class FsyncGuard
{
    /// <summary>The environment variable that, set to <c>tests</c>, lets a server without fsync pass.</summary>
    public const string Variable = "TRANSFERFLOW_VOLATILE";

    /// <inheritdoc cref="RequireDurableAsync(string, bool, CancellationToken)"/>
    public static Task RequireDurableAsync(string connectionString, CancellationToken cancellation) =>
        RequireDurableAsync(connectionString, isTest: Environment.GetEnvironmentVariable(Variable) == "tests", cancellation);

    /// <summary>Asks the server itself, whoever runs it.</summary>
    /// <exception cref="LocalPostgresException">The server runs with <c>fsync = off</c>, and this is no test.</exception>
    public static async Task RequireDurableAsync(string connectionString, bool isTest, CancellationToken cancellation)
    {
        if (isTest) return;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var show = new NpgsqlCommand("show fsync", connection);
        if (await show.ExecuteScalarAsync(cancellation) is not "on")
            throw new LocalPostgresException(
                "This PostgreSQL runs with fsync = off and can lose accepted facts in a crash; set fsync = on in its postgresql.conf and reload it.");
    }
}
