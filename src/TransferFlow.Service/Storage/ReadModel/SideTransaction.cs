using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// A second transaction, on a connection of its own, that takes in a share of a page: one session of the database keeps no more than one core busy. It
/// commits just before the page's own transaction does, and what it has written lies beyond the progress until then, where nobody looks.
/// </summary>
/// <remarks>
/// Should the page's own transaction fail after all, the rows are left over. So a mark that says so becomes visible together with them, and the page's own
/// transaction takes it away: whoever writes the next page finds the mark and removes the rows (<see cref="RemoveLeftOverAsync"/>). And whoever writes a
/// page holds <see cref="Lock"/>, here or in the page's own transaction: so the side transaction of a process that died, or that lost its turn, has ended
/// before another page is begun, and cannot commit behind its back.
/// </remarks>
internal sealed class SideTransaction : IAsyncDisposable
{
    /// <summary>Under which the mark stands beside the progress.</summary>
    public const string Mark = "visits.ahead";

    /// <summary>Waits until no other page is being written, and keeps others from it until the transaction ends.</summary>
    public const string Lock = "select pg_advisory_xact_lock(8390876182755045473);";

    /// <summary>
    /// Lets a transaction give up where it waits for a table for long. Somebody who wants the table alone, and waits for one of both, makes the other wait,
    /// and of the two the database does not know that one will not end before the other.
    /// </summary>
    public const string Patience = "set local lock_timeout = '5s';";

    private readonly NpgsqlTransaction transaction;

    private SideTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) => (Connection, this.transaction) = (connection, transaction);

    public NpgsqlConnection Connection { get; }

    public static async Task<SideTransaction> BeginAsync(NpgsqlDataSource database, string settings, CancellationToken stop)
    {
        var connection = await database.OpenConnectionAsync(stop);
        try
        {
            var side = new SideTransaction(connection, await connection.BeginTransactionAsync(stop));
            await connection.ExecuteAsync(settings + Lock + Patience, stop);
            return side;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <param name="until">Up to which position there are rows.</param>
    public async Task CommitAsync(long until, CancellationToken stop)
    {
        await Connection.ExecuteAsync(
            $"insert into read_model_progress (name, sequence, version) values ('{Mark}', {until}, {ReadModelSchema.Version})", stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Removes what a side transaction has written for a page that was never completed.</summary>
    /// <param name="progress">Rows that are known from a later position are of that page. It closed none: its own transaction would have done that.</param>
    public static async Task RemoveLeftOverAsync(NpgsqlConnection connection, long progress, CancellationToken stop)
    {
        foreach (var table in RowTable.All) await connection.ExecuteAsync($"delete from {table.Name} where known_from > {progress}", stop);
        await RemoveMarkAsync(connection, stop);
    }

    public static Task RemoveMarkAsync(NpgsqlConnection connection, CancellationToken stop) =>
        connection.ExecuteAsync($"delete from read_model_progress where name = '{Mark}'", stop);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            await Connection.DisposeAsync();
        }
    }
}
