using System.Data;
using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// The right to do what one process at a time may do, such as to follow the log: a lock that one session of the database holds at a time. When its
/// connection breaks, the lock is free for another process.
/// </summary>
internal sealed class Turn : IAsyncDisposable
{
    /// <summary>The lock of whoever follows the log.</summary>
    public const long Following = 0x7472_616e_7366_6c77;

    private Turn(NpgsqlConnection connection) => Connection = connection;

    /// <summary>The connection that holds the lock.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Null where another session has the turn.</summary>
    /// <param name="turn">Which right is meant: a lock's number, the same in every process.</param>
    public static async Task<Turn?> TryTakeAsync(NpgsqlDataSource database, long turn, CancellationToken stop)
    {
        var connection = await database.OpenConnectionAsync(stop);
        var isTaken = false;
        try
        {
            await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = turn } } };
            isTaken = (bool)(await command.ExecuteScalarAsync(stop))!;
            return isTaken ? new Turn(connection) : null;
        }
        finally
        {
            if (!isTaken) await connection.DisposeAsync();
        }
    }

    /// <summary>
    /// A connection goes back to its pool with its session and all its locks, until someone happens to take it again; so the lock is given back.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (Connection.State == ConnectionState.Open)
            {
                await using var unlock = new NpgsqlCommand("select pg_advisory_unlock_all()", Connection);
                await unlock.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // The session has ended, and its lock with it.
        }
        finally
        {
            await Connection.DisposeAsync();
        }
    }
}
