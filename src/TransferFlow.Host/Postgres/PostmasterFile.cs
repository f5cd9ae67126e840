namespace TransferFlow.Host.Postgres;

/// <summary>
/// What a running PostgreSQL writes about itself into its data directory (<c>postmaster.pid</c>: process, directory, start, port, socket
/// folder, ...). It outlives a crash, and then its process number may belong to somebody else.
/// </summary>
internal sealed class PostmasterFile(string cluster)
{
    // Larger than any process number of Linux (at most 2^22), so never one of a living process.
    private const string NoProcess = "99999999";

    private string FilePath => Path.Combine(cluster, "postmaster.pid");

    /// <summary>Whether the process that wrote the file is still there.</summary>
    public bool IsAlive => Lines(FilePath) is [var process, ..] lines
        && Lines($"/proc/{process}/cwd/postmaster.pid").Take(3).SequenceEqual(lines.Take(3));

    /// <summary>The folder of the server's socket; null before it listens.</summary>
    public string? SocketFolder => Lines(FilePath) is [_, _, _, _, { Length: > 0 } folder, ..] ? folder : null;

    /// <summary>
    /// Takes back, in this file and in the lock of a socket beside it, a process number that since a crash belongs to another process
    /// or to nobody: PostgreSQL would believe that it still runs. The rest stays, so that the server's own check for surviving children
    /// of the crashed one still happens.
    /// </summary>
    public void DisownDeadProcess()
    {
        if (IsAlive) return;
        foreach (var file in (string[])[FilePath, Path.Combine(cluster, ".s.PGSQL.5432.lock")])
            if (Lines(file) is [_, .. var rest]) File.WriteAllLines(file, [NoProcess, .. rest]);
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
