using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>The read model met an event that it cannot apply. It stops there and says so; it never skips one.</summary>
internal sealed class ProjectionStoppedException(long sequence, string why, Exception? inner = null)
    : Exception($"The read model stopped at event {sequence}: {why}", inner)
{
    public long Sequence => sequence;

    public string Why => why;

    /// <summary>
    /// Whether the page itself cannot be applied, and trying again is of no use: neither the database nor the connection to it has failed.
    /// </summary>
    public static bool IsFaultOfThePage(Exception e) => e switch
    {
        PostgresException { SqlState: var state } => state[..2] is "22" or "23",
        NpgsqlException or IOException or TimeoutException or ObjectDisposedException => false,
        OperationCanceledException or ProjectionStoppedException => false,
        _ => true,
    };
}
