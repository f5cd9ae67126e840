using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>Writes changes as sets: in each table one UPDATE for rows that hold no more, then a COPY of new ones.</summary>
internal static class RowWriter
{
    public static async Task WriteAsync(NpgsqlConnection connection, Changes changes, CancellationToken stop)
    {
        foreach (var table in changes.Tables)
        {
            if (table.Closed.Count > 0) await CloseAsync(connection, table, stop);
            if (table.Rows.Length > 0) await CopyAsync(connection, table, stop);
        }
    }

    private static async Task CloseAsync(NpgsqlConnection connection, TableChanges changes, CancellationToken stop)
    {
        var (table, rows) = (changes.Table, changes.Closed);
        var ordinal = table.IsOnePerResult ? "" : " and t.ordinal = c.ordinal";
        await using var command = new NpgsqlCommand(
            $"""
             update {table.Name} t set known_to = c.known_to
             from unnest($1, $2, $3) as c (result, ordinal, known_to)
             where t.result = c.result{ordinal} and t.known_to = {long.MaxValue}
             """,
            connection)
        {
            Parameters =
            {
                new() { Value = rows.Select(row => row.Result).ToArray() },
                new() { Value = rows.Select(row => row.Ordinal).ToArray() },
                new() { Value = rows.Select(row => row.KnownTo).ToArray() },
            },
        };
        var closed = await command.ExecuteNonQueryAsync(stop);
        if (closed == rows.Count) return;
        throw new ProjectionStoppedException(
            rows.Min(row => row.KnownTo),
            $"{rows.Count} rows of {table.Name} were to be closed, {closed} were: the table does not match the log and has to be rebuilt.");
    }

    private static async Task CopyAsync(NpgsqlConnection connection, TableChanges changes, CancellationToken stop)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(changes.Table.Copy, stop);
        // A COPY that is given up half-way is a fault to the server, and not to be told from one in the rows; it takes a moment only.
        await copy.WriteAsync(changes.Rows.Complete(), CancellationToken.None);
    }
}
