using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// Carries the log into the read model, page by page: each page and the progress made are one transaction, so that a page is
/// applied once whatever happens.
/// </summary>
internal static class Projection
{
    /// <summary>The channel on which it is told that the read model has got further.</summary>
    public const string Advanced = "transferflow_read_model_advanced";

    /// <summary>Under which the progress is kept.</summary>
    public const string Name = "visits";

    /// <summary>
    /// Applies what lies between the progress made and a mark. While one page is written the next is read: what lies below a mark never changes.
    /// One caller at a time: see <see cref="Follower"/>.
    /// </summary>
    /// <param name="limits">How much is taken on at a time; the usual where there are none.</param>
    /// <exception cref="ProjectionStoppedException">There is an event that cannot be applied; those before it are.</exception>
    public static async Task CatchUpAsync(NpgsqlDataSource database, long mark, CancellationToken stop, PageLimits? limits = null)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        ProjectionStoppedException? trouble = null;
        for (var (at, stopped) = await StateAsync(connection, stop); at < mark; (at, stopped) = await StateAsync(connection, stop))
        {
            try
            {
                // Where it has stopped the event is tried by itself: a page that is given up leaves its rows behind for the vacuum.
                await ApplyPagesAsync(database, connection, at, stopped > at ? Math.Min(stopped.Value, mark) : mark, limits ?? PageLimits.Usual, stop);
            }
            catch (ProjectionStoppedException fault)
            {
                // A page is applied whole or not at all, so what comes before the event makes a shorter one.
                (trouble, mark) = (fault, fault.Sequence - 1);
            }
        }

        if (trouble is not null) throw trouble;
    }

    /// <summary>
    /// Applies pages until the mark is reached, or until another process turns out to have applied one: what has been read ahead is then of no use.
    /// </summary>
    private static async Task ApplyPagesAsync(
        NpgsqlDataSource database, NpgsqlConnection connection, long at, long mark, PageLimits limits, CancellationToken stop)
    {
        var pages = new PageReader(database, mark, limits);
        var writer = new PageWriter(database, connection, limits);
        for (var next = pages.NextAsync(at, stop); at < mark;)
        {
            var page = await next;
            next = page.Until < mark ? Task.Run(() => pages.NextAsync(page.Until, stop), stop) : next;
            try
            {
                at = await writer.WriteAsync(page, stop) ? page.Until : await ProgressAsync(connection, stop);
            }
            finally
            {
                // Nothing is read any more when this returns.
                if (at != page.Until) await EndedAsync(next);
            }

            if (at != page.Until) return;
        }
    }

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
        await using var command = database.CreateCommand(
            "truncate stage_visit, known_result, handover, deal_period, corrected_fact, correction, read_model_progress");
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>The position up to which the read model is complete.</summary>
    public static async Task<long> ProgressAsync(NpgsqlConnection connection, CancellationToken stop) => (await StateAsync(connection, stop)).At;

    /// <summary>The progress, and the event at which it stopped, if it did.</summary>
    private static async Task<(long At, long? Stopped)> StateAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select sequence, stopped_at from read_model_progress where name = $1", connection)
        {
            Parameters = { new() { Value = Name } },
        };
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? (reader.GetInt64(0), reader.Value<long>(1)) : (0, null);
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

    /// <summary>Waits until a task has ended, however it does.</summary>
    private static Task EndedAsync(Task task) =>
        task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
