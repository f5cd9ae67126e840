using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// Carries the log into the read model, page by page: each page and the progress made are one transaction, so that a page is
/// applied once whatever happens.
/// </summary>
internal static class Projection
{
    /// <summary>A page closes many of its rows before they are written; several pages can be read and written at the same time.</summary>
    public const int PageSize = 100_000;

    /// <summary>The channel on which it is told that the read model has got further.</summary>
    public const string Advanced = "transferflow_read_model_advanced";

    private const string Name = "visits";

    /// <summary>
    /// Applies what lies between the progress made and a mark. While one page is written the next is prepared: what lies below a mark never changes.
    /// One caller at a time: see <see cref="Follower"/>.
    /// </summary>
    /// <exception cref="ProjectionStoppedException">There is an event that cannot be applied; those before it are.</exception>
    public static async Task CatchUpAsync(NpgsqlDataSource database, long mark, CancellationToken stop, int pageSize = PageSize)
    {
        await using var reading = await database.OpenConnectionAsync(stop);
        await using var writing = await database.OpenConnectionAsync(stop);
        var at = await ProgressAsync(writing, stop);
        while (at < mark)
        {
            var pages = new PageReader(reading, mark, pageSize);
            for (var next = pages.NextAsync(at, stop); at < mark;)
            {
                var page = await next;
                next = page.Until < mark ? Task.Run(() => pages.NextAsync(page.Until, stop), stop) : next;
                try
                {
                    at = await ApplyAsync(writing, page, stop);
                }
                finally
                {
                    // The reading connection is not given back before the next page has been read.
                    if (at != page.Until) await EndedAsync(next);
                }

                // Another process has applied this page: what was prepared rests on what is not so.
                if (at != page.Until) break;
            }
        }
    }

    private static Task EndedAsync(Task task) =>
        task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    /// <summary>
    /// Forgets a read model that another version of the program made, or began to make: it may lack what this one asks for. To be called by whoever
    /// has the turn, before the first page.
    /// </summary>
    /// <returns>Whether there was one.</returns>
    public static async Task<bool> ForgetOtherVersionAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        await using (var connection = await database.OpenConnectionAsync(stop))
            if (!await IsOfOtherVersionAsync(connection, stop)) return false;
        await ForgetAsync(database, stop);
        return true;
    }

    /// <summary>Whether another version of the program made the read model, or began to.</summary>
    public static async Task<bool> IsOfOtherVersionAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select exists (select from read_model_progress where name = $1 and version <> $2)", connection)
        {
            Parameters = { new() { Value = Name }, new() { Value = ReadModelSchema.Version } },
        };
        return (bool)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <summary>Forgets the read model; the next catch-up makes it anew from the facts.</summary>
    public static async Task ForgetAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        await using var command = database.CreateCommand("truncate stage_visit, known_result, handover, deal_period, read_model_progress");
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>The position up to which the read model is complete.</summary>
    public static async Task<long> ProgressAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select sequence from read_model_progress where name = $1", connection)
        {
            Parameters = { new() { Value = Name } },
        };
        return (long?)await command.ExecuteScalarAsync(stop) ?? 0;
    }

    /// <summary>Writes down why the projection stands still, for everyone to see.</summary>
    public static async Task SayStoppedAsync(NpgsqlDataSource database, ProjectionStoppedException stopped, CancellationToken stop)
    {
        await using var command = database.CreateCommand(
            """
            insert into read_model_progress as p (name, sequence, version, stopped_at, stopped_why) values ($1, 0, $2, $3, $4)
            on conflict (name) do update set stopped_at = excluded.stopped_at, stopped_why = excluded.stopped_why
            """);
        foreach (object value in new object[] { Name, ReadModelSchema.Version, stopped.Sequence, stopped.Why }) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <returns>The progress then made.</returns>
    private static async Task<long> ApplyAsync(NpgsqlConnection connection, Page page, CancellationToken stop)
    {
        try
        {
            return await WriteAsync(connection, page, stop);
        }
        catch (Exception e) when (ProjectionStoppedException.IsFaultOfThePage(e))
        {
            throw new ProjectionStoppedException(page.After + 1, e.Message, e);
        }
    }

    private static async Task<long> WriteAsync(NpgsqlConnection connection, Page page, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        // The progress comes first: whoever follows without knowing that the turn was lost waits here, and then finds that the page has been applied.
        if (!await AdvanceAsync(connection, page.After, page.Until, stop))
        {
            await transaction.RollbackAsync(stop);
            return await ProgressAsync(connection, stop);
        }

        await RowWriter.WriteAsync(connection, page.Changes, stop);
        await using (var notify = new NpgsqlCommand($"notify {Advanced}", connection)) await notify.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        return page.Until;
    }

    private static async Task<bool> AdvanceAsync(NpgsqlConnection connection, long from, long to, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into read_model_progress as p (name, sequence, version) values ($1, $3, $4)
            on conflict (name) do update set sequence = $3, stopped_at = null, stopped_why = null where p.sequence = $2
            """,
            connection)
        {
            Parameters = { new() { Value = Name }, new() { Value = from }, new() { Value = to }, new() { Value = ReadModelSchema.Version } },
        };
        return await command.ExecuteNonQueryAsync(stop) == 1;
    }
}
