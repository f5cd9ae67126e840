using System.Diagnostics;

namespace TransferFlow.Host.Postgres;

/// <summary>One data directory of PostgreSQL with its log, and its socket where the path allows.</summary>
/// <param name="folder">Absolute path of the data directory.</param>
/// <param name="account">For root, the user who owns the directory and runs the server; null where that is the present user.</param>
internal sealed class PostgresCluster(string folder, string? account, LocalPostgresOptions options)
{
    // A socket's path has at most 107 bytes on Linux, of which "/.s.PGSQL.5432" takes 14.
    private const int LongestSocketFolder = 93;

    private const string LogName = "postgres.log";

    private const long LongestLog = 10 << 20;

    private static readonly TimeSpan SurvivorsMayTake = TimeSpan.FromSeconds(10);

    private readonly PostmasterFile postmaster = new(folder);

    private string VersionPath => Path.Combine(folder, "PG_VERSION");

    private string LogPath => Path.Combine(folder, LogName);

    private PostgresBinaries Binaries =>
        PostgresBinaries.Find(options.BinFolder, File.Exists(VersionPath) ? File.ReadAllText(VersionPath).Trim() : null);

    public string Folder => folder;

    public bool Exists => File.Exists(VersionPath);

    public bool IsRunning => postmaster.IsAlive;

    public string? SocketFolder => postmaster.SocketFolder;

    /// <summary>Whether the running server was started by this class, in whichever process.</summary>
    public bool IsOurs => File.ReadAllText(Path.Combine(folder, "postmaster.opts")).Contains(PostgresSettings.Mark, StringComparison.Ordinal);

    /// <summary>Makes the cluster beside its place and moves it there, so that it is whole or absent, whatever is interrupted.</summary>
    public async Task InitialiseAsync()
    {
        var fresh = folder + ".new";
        if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        await Owner.CreateFolderAsync(fresh, account);
        // Trust is safe only because the socket is reachable by its owner alone; see PostgresSettings.
        var (exit, output) = await Tool.RunAsync(Binaries.Initdb,
            ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums"], account, fresh);
        if (exit != 0) throw new LocalPostgresException($"initdb could not make a database in {folder}: {output}");
        await File.AppendAllTextAsync(Path.Combine(fresh, "postgresql.conf"), PostgresSettings.Permanent);
        Directory.Move(fresh, folder);
    }

    /// <summary>Starts the server in a session of its own (an interrupt of the terminal does not reach it) and waits until it answers.</summary>
    public async Task StartAsync()
    {
        postmaster.DisownDeadProcess();
        if (new FileInfo(LogPath) is { Exists: true, Length: > LongestLog } log) log.MoveTo(LogPath + ".1", overwrite: true);
        var settings = PostgresSettings.CommandLine(await SocketPlaceAsync(), options.Volatile);
        var waiting = Stopwatch.StartNew();
        while ((await PgCtlAsync("start", "-l", LogName, "-o", settings)).Exit != 0)
        {
            var reason = LogTail();
            // The children of a server that was killed take a moment to notice, and hold its memory until then.
            if (!reason.Contains("shared memory block", StringComparison.Ordinal) || waiting.Elapsed > SurvivorsMayTake)
                throw new LocalPostgresException($"PostgreSQL does not start in {folder}; its log ends: {reason}");
            await Task.Delay(200);
        }
    }

    public async Task StopAsync()
    {
        var socket = SocketFolder;
        var (exit, output) = await PgCtlAsync("stop", "-m", "fast");
        if (exit != 0) throw new LocalPostgresException(
                $"PostgreSQL in {folder} does not stop: {output}. Stop it with `{Binaries.PgCtl} stop -D {folder}`.");
        if (socket is not null && socket != folder && Directory.Exists(socket)) Directory.Delete(socket, recursive: true);
    }

    // Ten minutes are for the recovery of a large database after a crash; otherwise both take a fraction of a second.
    private Task<(int Exit, string Output)> PgCtlAsync(string action, params string[] arguments) =>
        Tool.RunAsync(Binaries.PgCtl, [action, "-w", "-t", "600", .. arguments], account, folder);

    // Beside the data if the path is short and needs no quoting, for it passes a shell and a list with commas; else in a folder that mktemp
    // makes for this start, which nobody can have prepared. Others learn of it from postmaster.pid.
    private async Task<string> SocketPlaceAsync()
    {
        if (folder.Length <= LongestSocketFolder && folder.All(IsPlain)) return folder;
        var (exit, output) = await Tool.RunAsync("mktemp", ["--directory", "/tmp/transferflow.XXXXXXXX"], account);
        return exit == 0 ? output : throw new LocalPostgresException($"No folder for PostgreSQL's socket can be made in /tmp: {output}");
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-';

    private string LogTail() => File.Exists(LogPath) ? string.Join('\n', File.ReadLines(LogPath).TakeLast(6)) : "(empty)";
}
