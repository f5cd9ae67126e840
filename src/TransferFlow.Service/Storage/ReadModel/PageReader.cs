using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// Reads page after page of the log. It remembers the last ones, so that a long catch-up reads most facts once; of results that have been silent for
/// longer it reads anew what it needs.
/// </summary>
internal sealed class PageReader(NpgsqlDataSource database, long mark, PageLimits limits)
{
    private readonly Queue<LogPage> recent = [];

    /// <exception cref="ProjectionStoppedException">An earlier event cannot be read.</exception>
    public async Task<Page> NextAsync(long after, CancellationToken stop)
    {
        var until = Math.Min(after + limits.PageSize, mark);
        var log = await LogPage.ReadAsync(database, after, until, stop);
        var forgotten = Enumerable.Range(0, log.Results).Where(number => !IsRemembered(log, number)).Select(log.Result).ToList();
        var page = new Page(after, until, log, [.. recent], await FetchAsync(forgotten, after, stop));
        recent.Enqueue(log);
        while (recent.Sum(earlier => earlier.Size) > limits.Remembered) recent.Dequeue();
        return page;
    }

    private bool IsRemembered(LogPage log, int number)
    {
        var earlier = log.FirstVersion(number) - 1;
        return earlier == 0 || earlier == recent.Sum(page => (long)page.Count(log.Result(number)));
    }

    private async Task<ILookup<string, LoggedFact>> FetchAsync(List<string> results, long upTo, CancellationToken stop)
    {
        if (results.Count == 0) return Array.Empty<LoggedFact>().ToLookup(fact => fact.Result);
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await LogReader.OfResultsAsync(connection, results, upTo, stop)).ToLookup(fact => fact.Result);
    }
}
