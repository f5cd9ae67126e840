using Npgsql;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>What the facts after one position, up to and with another, change.</summary>
internal sealed record Page(long After, long Until, Changes Changes);

/// <summary>
/// Prepares page after page of the log. It remembers the results that it has met, so that a long catch-up reads each fact once; when they
/// become too many it forgets them and reads anew what it needs.
/// </summary>
internal sealed class PageReader(NpgsqlConnection connection, long mark, int size)
{
    /// <summary>About 300 MB of results.</summary>
    private const int MostFollowed = 200_000;

    private readonly Dictionary<string, FollowedResult> followed = [];

    /// <exception cref="ProjectionStoppedException">The next event cannot be read, or what it says cannot be applied.</exception>
    public async Task<Page> NextAsync(long after, CancellationToken stop)
    {
        var (facts, until) = await LogReader.PageAsync(connection, after, mark, size, stop);
        if (followed.Count > MostFollowed) followed.Clear();
        await MeetAsync(facts, after, stop);
        var changes = new Changes();
        foreach (var fact in facts) Take(fact, changes);
        return new(after, until, changes);
    }

    /// <summary>Reads what is known of results that are new here but not new in the log.</summary>
    private async Task MeetAsync(List<LoggedFact> facts, long after, CancellationToken stop)
    {
        var begun = facts.Where(fact => !followed.ContainsKey(fact.Result)).DistinctBy(fact => fact.Result)
            .Where(fact => fact.Version > 1).Select(fact => fact.Result).ToList();
        var earlier = (await LogReader.OfResultsAsync(connection, begun, after, stop)).ToLookup(fact => fact.Result);
        foreach (var result in begun) followed[result] = new(result, earlier[result]);
    }

    private void Take(LoggedFact fact, Changes changes)
    {
        try
        {
            if (!followed.TryGetValue(fact.Result, out var result)) followed[fact.Result] = result = new(fact.Result, []);
            result.Take(fact, changes);
        }
        catch (Exception e) when (ProjectionStoppedException.IsFaultOfThePage(e))
        {
            throw new ProjectionStoppedException(fact.Sequence, e.Message, e);
        }
    }
}
