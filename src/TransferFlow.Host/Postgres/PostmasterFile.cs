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
    /// Takes back a process number that has been given to another process since a crash: PostgreSQL would believe that it still runs. The rest stays, so
    /// that the server's own check for surviving children of the crashed one still happens.
    /// </summary>
    public void DisownReusedProcess()
    {
        if (Lines(FilePath) is not [var process, .. var rest] || IsAlive || !Directory.Exists($"/proc/{process}")) return;
        File.WriteAllLines(FilePath, [NoProcess, .. rest]);
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
