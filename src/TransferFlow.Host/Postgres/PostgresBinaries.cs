namespace TransferFlow.Host.Postgres;

/// <summary>A folder that holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> of one PostgreSQL version.</summary>
internal sealed record PostgresBinaries(string Folder)
{
    /// <summary>The environment variable that names the folder, before any search.</summary>
    public const string Variable = "TRANSFERFLOW_POSTGRES_BIN";

    private const string DebianFolder = "/usr/lib/postgresql";

    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    private bool IsComplete => File.Exists(Initdb) && File.Exists(PgCtl) && File.Exists(Path.Combine(Folder, "postgres"));

    /// <summary>
    /// Debian's of the version that made the cluster; else what <see cref="Variable"/> names; else those on PATH; else Debian's newest.
    /// </summary>
    /// <param name="named">Stands in for <see cref="Variable"/>; null reads that.</param>
    /// <param name="clusterVersion">The major version in an existing cluster's PG_VERSION; null where there is none yet.</param>
    /// <exception cref="LocalPostgresException">There is none, or the named folder has none.</exception>
    public static PostgresBinaries Find(string? named, string? clusterVersion)
    {
        named ??= Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : null;
        var debian = clusterVersion is null ? null : new PostgresBinaries(Path.Combine(DebianFolder, clusterVersion, "bin"));
        // A cluster is read only by the major version that made it, so that version goes before a folder chosen without regard to it.
        if (debian is { IsComplete: true }) return debian;
        if (named is not null)
            return new PostgresBinaries(named) is { IsComplete: true } chosen
                ? chosen
                : throw new LocalPostgresException($"{named} does not hold initdb, pg_ctl and postgres; let {Variable} name a folder that does.");
        return OnPath().Concat(DebianNewestFirst()).FirstOrDefault(found => found.IsComplete)
            ?? throw new LocalPostgresException(
                $"PostgreSQL is not installed: run `apt-get install postgresql` as root, let {Variable} name the folder of pg_ctl, "
                + "or point ConnectionStrings__transferflow to a server.");
    }

    private static IEnumerable<PostgresBinaries> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        let program = new FileInfo(Path.Combine(folder, "pg_ctl"))
        where program.Exists
        select new PostgresBinaries(Path.GetDirectoryName(program.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program.FullName)!);

    private static IEnumerable<PostgresBinaries> DebianNewestFirst() =>
        !Directory.Exists(DebianFolder)
            ? []
            : from version in Directory.GetDirectories(DebianFolder)
              where int.TryParse(Path.GetFileName(version), out _)
              orderby int.Parse(Path.GetFileName(version)) descending
              select new PostgresBinaries(Path.Combine(version, "bin"));
}
