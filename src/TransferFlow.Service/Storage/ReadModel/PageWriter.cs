using System.Threading.Channels;
using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// Writes what a page changes and the progress that it makes, in one transaction; of a page with many new results a share in a second one, which nobody
/// sees before the first.
/// </summary>
internal sealed class PageWriter(NpgsqlDataSource database, NpgsqlConnection connection, PageLimits limits)
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
    /// <exception cref="ProjectionStoppedException">The page cannot be applied.</exception>
    public async Task<bool> WriteAsync(Page page, CancellationToken stop)
    {
        try
        {
            var (earlier, begun) = page.Results();
            await using var side = begun.Length < limits.WorthTwo ? null : await SideTransaction.BeginAsync(database, Settings, stop);
            await using var transaction = await connection.BeginTransactionAsync(stop);
            await connection.ExecuteAsync(side is null ? Settings + SideTransaction.Lock : Settings, stop);
            return await CompleteAsync(page, earlier, begun, side, transaction, stop);
        }
        catch (Exception e) when (ProjectionStoppedException.IsFaultOfThePage(e))
        {
            throw new ProjectionStoppedException(page.After + 1, e.Message, e);
        }
    }

    private async Task<bool> CompleteAsync(
        Page page, int[] earlier, int[] begun, SideTransaction? side, NpgsqlTransaction transaction, CancellationToken stop)
    {
        // The progress comes first: whoever follows without knowing that the turn was lost waits here, and then finds that the page has been applied.
        if (await AdvanceAsync(page.After, page.Until, stop) is not { } isLeftOver) return false;
        if (isLeftOver)
        {
            await SideTransaction.RemoveLeftOverAsync(connection, page.After, stop);
            // What has just been removed is still there for another transaction, whose rows would have to wait for it.
            side = null;
        }

        if (side is not null) await connection.ExecuteAsync(SideTransaction.Patience, stop);
        await WriteSharesAsync(page, earlier, begun, side, stop);
        if (side is not null)
        {
            // Once the share is committed the rest had better be, too.
            await side.CommitAsync(page.Until, stop);
            stop = CancellationToken.None;
            await SideTransaction.RemoveMarkAsync(connection, stop);
        }

        await connection.ExecuteAsync($"notify {Projection.Advanced}", stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>
    /// Results that have rows are left to the page's own transaction. A new one has none that another transaction could have in hand, so it is written by
    /// whichever has time for it, and whole.
    /// </summary>
    private async Task WriteSharesAsync(Page page, int[] earlier, int[] begun, SideTransaction? side, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var known = Portions.Begin(page.Tell(earlier), end.Token);
        var fresh = Portions.Begin(page.Tell(begun), end.Token);
        var shares = new List<Task> { WriteInTurnAsync([known, fresh], connection, end, stop) };
        if (side is not null) shares.Add(WriteInTurnAsync([fresh], side.Connection, end, stop));
        await Task.WhenAll(shares);
    }

    /// <param name="end">Is called where something goes wrong, so that the other one ends, too.</param>
    private static async Task WriteInTurnAsync(
        ChannelReader<Changes>[] portions, NpgsqlConnection connection, CancellationTokenSource end, CancellationToken stop)
    {
        try
        {
            foreach (var some in portions) await Portions.WriteAsync(connection, some, end.Token, stop);
        }
        catch
        {
            await end.CancelAsync();
            throw;
        }
    }

    /// <returns>Whether rows are left over from a page that was never completed; null where the progress is another.</returns>
    private async Task<bool?> AdvanceAsync(long from, long to, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into read_model_progress as p (name, sequence, version) values ($1, $3, $4)
            on conflict (name) do update set sequence = $3, stopped_at = null, stopped_why = null where p.sequence = $2
            returning exists (select from read_model_progress where name = $5)
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = Projection.Name }, new() { Value = from }, new() { Value = to }, new() { Value = ReadModelSchema.Version },
                new() { Value = SideTransaction.Mark },
            },
        };
        return (bool?)await command.ExecuteScalarAsync(stop);
    }
}
