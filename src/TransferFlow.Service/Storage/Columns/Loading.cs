using System.Data;
using Npgsql;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>How far a loading is; another thread may look at it.</summary>
/// <param name="mostBytes">The memory that it may take.</param>
internal sealed class LoadProgress(long mostBytes)
{
    private const int RowsBetweenLooks = 16_384;

    private long loaded;
    private long inAll;

    public long Loaded => Volatile.Read(ref loaded);

    public long InAll => Volatile.Read(ref inAll);

    public void Begin(long rows)
    {
        Volatile.Write(ref loaded, 0);
        Volatile.Write(ref inAll, rows);
    }

    /// <exception cref="BeyondMemoryException">Memory does not suffice.</exception>
    public void Advance(SegmentBuilder into)
    {
        Volatile.Write(ref loaded, loaded + 1);
        if (loaded % RowsBetweenLooks == 0) Check(into.Bytes);
    }

    /// <exception cref="BeyondMemoryException">Memory does not suffice.</exception>
    public void Check(long bytes)
    {
        if (bytes > mostBytes) throw new BeyondMemoryException(bytes);
    }
}

/// <summary>Reads the whole read model at one moment.</summary>
internal static class Loading
{
    private const string Tables = "known_result, stage_visit, deal_period, handover, corrected_fact";

    /// <returns>Null where another version of the program made it, and it is yet to be made anew.</returns>
    /// <exception cref="BeyondMemoryException">Memory does not suffice.</exception>
    public static async Task<ColumnSnapshot?> LoadAsync(
        NpgsqlConnection connection, Vocabulary words, LoadProgress progress, CancellationToken stop)
    {
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        // Whoever forgets the read model empties its tables for those, too, who look at an earlier moment; locks come before the first look.
        await using (var locks = new NpgsqlCommand($"lock table {Tables}, mt_events in access share mode", connection))
            await locks.ExecuteNonQueryAsync(stop);
        if (await Projection.IsOfOtherVersionAsync(connection, stop)) return null;
        var position = await Projection.ProgressAsync(connection, stop);
        progress.Begin(await CountAsync(connection, position, stop));

        var into = new SegmentBuilder(words);
        var copy = new CopyOut(connection, into, progress);
        await new TableColumns(copy, position).LoadAsync(stop);
        await FactColumns.LoadAsync(copy, position, stop);
        return new(new(position), [new(into.Build(), [])], words);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, long position, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select (select count(*) from known_result where known_from <= $1) + (select count(*) from stage_visit where known_from <= $1)
                 + (select count(*) from deal_period where known_from <= $1) + (select count(*) from handover where known_from <= $1)
                 + (select count(*) from {FactColumns.Rows} where known_from <= $1)
            """,
            connection)
        {
            Parameters = { new() { Value = position } }, CommandTimeout = 0,
        };
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }
}
