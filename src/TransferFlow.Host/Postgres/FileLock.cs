using System.Diagnostics;

namespace TransferFlow.Host.Postgres;

/// <summary>
/// Advisory locks between processes, kept by the kernel: <see cref="FileShare"/> is <c>flock</c> on Unix. A process that dies, however it
/// dies, loses them. The files themselves are empty and stay.
/// </summary>
internal static class FileLock
{
    // What flock answers when another process holds the lock (EWOULDBLOCK of Linux, then of macOS).
    private static readonly int[] WouldBlock = [11, 35];

    /// <summary>Waits for the lock that excludes everyone else.</summary>
    /// <exception cref="LocalPostgresException">Others held it for longer than <paramref name="patience"/>.</exception>
    public static async Task<FileStream> ExclusiveAsync(string path, TimeSpan patience, CancellationToken cancellation)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            if (TryExclusive(path) is { } held) return held;
            if (waiting.Elapsed > patience)
                throw new LocalPostgresException(
                    $"Another process has been starting or stopping PostgreSQL for {patience.TotalSeconds:0} s "
                    + $"({path} is locked); end it and try again.");
            await Task.Delay(50, cancellation);
        }
    }

    /// <summary>The lock that excludes everyone else, or null while someone holds the file.</summary>
    public static FileStream? TryExclusive(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (WouldBlock.Contains(held.HResult))
        {
            return null;
        }
    }

    /// <summary>A lock held side by side with other shared ones.</summary>
    public static FileStream Shared(string path) => new(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
}
