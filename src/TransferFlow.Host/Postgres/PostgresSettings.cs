namespace TransferFlow.Host.Postgres;

/// <summary>The settings of the local cluster, fit for a small machine (2 cores, 4 GB and more).</summary>
internal static class PostgresSettings
{
    /// <summary>Marks a server that we started; it is kept in <c>postmaster.opts</c>, and a start by hand lacks it.</summary>
    public const string Mark = "cluster_name=transferflow";

    /// <summary>Appended to postgresql.conf when the cluster is made; a later edit of that file is respected.</summary>
    public const string Permanent = """

        # TransferFlow. Whoever reaches the socket is trusted, hence no network and a socket for its owner alone.
        listen_addresses = ''
        unix_socket_permissions = 0700
        max_connections = 200
        shared_buffers = 256MB
        work_mem = 32MB
        maintenance_work_mem = 128MB
        max_wal_size = 2GB
        checkpoint_timeout = 15min
        random_page_cost = 1.1
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_checkpoints = off

        """;

    private const string NotDurable = " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";

    /// <summary>The server's command line, read by a shell; <paramref name="socketFolder"/> needs no quoting.</summary>
    public static string CommandLine(string socketFolder, bool isVolatile) =>
        $"-p 5432 -k {socketFolder} -c {Mark}{(isVolatile ? NotDurable : "")}";
}
