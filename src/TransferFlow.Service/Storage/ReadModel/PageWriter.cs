using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>Writes what a page changes and the progress that it makes, in one transaction.</summary>
internal static class PageWriter
{
    /// <summary>
    /// A crash right after a page may take it back, progress and all, and it is applied again: so nobody waits for the disk. And rows are found by their
    /// keys, for while a table fills nobody knows how large it is: a plan that reads more of it than that is made on old news.
    /// </summary>
    private const string Settings =
        """
        set local synchronous_commit = off; set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off;
        """;

    /// <returns>False, with nothing written, where another process has applied the page.</returns>
    public static async Task<bool> WriteAsync(NpgsqlConnection connection, Page page, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await ExecuteAsync(connection, Settings, stop);
        // The progress comes first: whoever follows without knowing that the turn was lost waits here, and then finds that the page has been applied.
        if (!await AdvanceAsync(connection, page.After, page.Until, stop)) return false;
        await WritePortionsAsync(connection, page, stop);
        await ExecuteAsync(connection, $"notify {Projection.Advanced}", stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Waits until a task has ended, however it does.</summary>
    public static Task EndedAsync(Task task) =>
        task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    /// <summary>While one portion is written the next is prepared.</summary>
    private static async Task WritePortionsAsync(NpgsqlConnection connection, Page page, CancellationToken stop)
    {
        using var portions = page.Tell().GetEnumerator();
        for (var next = PrepareAsync(portions, stop); await next is { } portion;)
        {
            using (portion)
            {
                next = PrepareAsync(portions, stop);
                try
                {
                    await RowWriter.WriteAsync(connection, portion, stop);
                }
                catch
                {
                    await EndedAsync(next);
                    throw;
                }
            }
        }
    }

    private static Task<Changes?> PrepareAsync(IEnumerator<Changes> portions, CancellationToken stop) =>
        Task.Run(() => portions.MoveNext() ? portions.Current : null, stop);

    private static async Task<bool> AdvanceAsync(NpgsqlConnection connection, long from, long to, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into read_model_progress as p (name, sequence, version) values ($1, $3, $4)
            on conflict (name) do update set sequence = $3, stopped_at = null, stopped_why = null where p.sequence = $2
            """,
            connection)
        {
            Parameters = { new() { Value = Projection.Name }, new() { Value = from }, new() { Value = to }, new() { Value = ReadModelSchema.Version } },
        };
        return await command.ExecuteNonQueryAsync(stop) == 1;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
