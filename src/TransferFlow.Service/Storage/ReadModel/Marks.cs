using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// Finds the high-water marks of the log: the greatest position at or below which nothing can ever be added. Sequence numbers are drawn before
/// their transactions commit, so a number that is missing may still appear. It cannot once every transaction that might have drawn it has
/// ended, and those are known: drawing from a sequence takes a lock on it that PostgreSQL holds until the transaction's end.
/// No time-out is involved, so no slow transaction is ever passed over.
/// </summary>
internal sealed class Marks(NpgsqlDataSource database)
{
    // Transactions that might hold a missing number, and up to which number; null while nothing is missing.
    private (long UpTo, HashSet<string> Drawers)? waitingFor;

    /// <summary>Whether numbers below the newest event are missing and might still appear.</summary>
    public bool IsWaiting => waitingFor is not null;

    /// <summary>The present mark. A new one is stored with the database's time.</summary>
    public async Task<long> AdvanceAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var mark = await StoredAsync(connection, stop);
        var reached = await ReachedAsync(connection, mark, stop);
        if (reached == mark) return mark;

        await using var command = new NpgsqlCommand("insert into position_mark (sequence) values ($1) on conflict do nothing", connection)
        {
            Parameters = { new() { Value = reached } },
        };
        await command.ExecuteNonQueryAsync(stop);
        return reached;
    }

    private async Task<long> ReachedAsync(NpgsqlConnection connection, long mark, CancellationToken stop)
    {
        if (waitingFor is { } waiting)
        {
            // The drawers are asked for before the events are: what those that have ended wrote is then visible.
            waiting.Drawers.IntersectWith(await DrawersAsync(connection, stop));
            if (waiting.Drawers.Count > 0) return await WithoutGapsAsync(connection, mark, stop);
            waitingFor = null;
            mark = Math.Max(mark, waiting.UpTo);
        }

        var newest = await NewestAsync(connection, stop);
        if (newest <= mark) return mark;
        var drawers = await DrawersAsync(connection, stop);
        // Whoever drew a number up to the newest has ended: there is no need to look for gaps, which takes long in a long log.
        if (drawers.Count == 0) return newest;
        var contiguous = await WithoutGapsAsync(connection, mark, stop);
        if (newest <= contiguous) return contiguous;
        waitingFor = (newest, drawers);
        return contiguous;
    }

    /// <summary>The last event before the first missing number after the mark.</summary>
    private static Task<long> WithoutGapsAsync(NpgsqlConnection connection, long mark, CancellationToken stop) =>
        ScalarAsync(
            connection,
            """
            select coalesce(max(seq_id), $1) from (
                select seq_id, row_number() over (order by seq_id) as place from mt_events where seq_id > $1) as following
            where seq_id = $1 + place
            """,
            mark, stop);

    private static Task<long> NewestAsync(NpgsqlConnection connection, CancellationToken stop) =>
        ScalarAsync(connection, "select coalesce(max(seq_id), $1) from mt_events", 0, stop);

    private static Task<long> StoredAsync(NpgsqlConnection connection, CancellationToken stop) =>
        ScalarAsync(connection, "select coalesce(max(sequence), $1) from position_mark", 0, stop);

    private static async Task<HashSet<string>> DrawersAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            select distinct virtualtransaction from pg_locks
            where locktype = 'relation' and database = (select oid from pg_database where datname = current_database())
              and relation = 'mt_events_sequence'::regclass and mode = 'RowExclusiveLock'
            """,
            connection);
        var drawers = new HashSet<string>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) drawers.Add(reader.GetString(0));
        return drawers;
    }

    private static async Task<long> ScalarAsync(NpgsqlConnection connection, string sql, long parameter, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = parameter } } };
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }
}
