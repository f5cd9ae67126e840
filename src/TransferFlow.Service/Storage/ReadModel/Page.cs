namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>The facts after one position, up to and with another, and what is known of their results from before.</summary>
/// <param name="Recent">Earlier stretches of the log that are remembered, the oldest first.</param>
/// <param name="Fetched">All earlier facts of the results that are not remembered whole.</param>
internal sealed record Page(long After, long Until, LogPage Log, IReadOnlyList<LogPage> Recent, ILookup<string, LoggedFact> Fetched)
{
    /// <summary>How much is changed at a time, in bytes: enough that commands do not count, little enough that memory does not.</summary>
    private const int Portion = 1 << 22;

    /// <summary>
    /// The results that have facts on earlier pages, and may have rows to close, and those that begin on this one; each by its number on it, in the order
    /// of their keys, which is that of the tables' indexes.
    /// </summary>
    public (int[] Earlier, int[] New) Results()
    {
        var order = Log.InOrder();
        return (Array.FindAll(order, number => Log.FirstVersion(number) > 1), Array.FindAll(order, number => Log.FirstVersion(number) == 1));
    }

    /// <summary>
    /// Tells the story of each of these results, one after the other; and what that changes, in portions. Nothing lives longer than the result that it
    /// is about.
    /// </summary>
    /// <exception cref="ProjectionStoppedException">An event cannot be read, or what it says cannot be applied.</exception>
    public IEnumerable<Changes> Tell(int[] results)
    {
        var changes = new Changes();
        foreach (var number in results)
        {
            Tell(number, changes);
            if (changes.Size < Portion) continue;
            yield return changes;
            changes = new();
        }

        yield return changes;
    }

    private void Tell(int number, Changes changes)
    {
        var result = Log.Result(number);
        var followed = new FollowedResult(result, Earlier(result), changes);
        foreach (var fact in Log.FactsOf(number))
        {
            try
            {
                followed.Take(fact);
            }
            catch (Exception e) when (ProjectionStoppedException.IsFaultOfThePage(e))
            {
                throw new ProjectionStoppedException(fact.Sequence, e.Message, e);
            }
        }

        followed.EndPage();
    }

    private IEnumerable<LoggedFact> Earlier(string result) =>
        Fetched.Contains(result) ? Fetched[result] : Recent.SelectMany(page => page.FactsOf(result));
}
