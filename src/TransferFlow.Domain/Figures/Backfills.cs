namespace TransferFlow.Domain.Figures;

/// <summary>
/// 补录: the imports that are records of old logs, each judged as a whole. What an old log holds of its last year came by the same act as the rest of it, and
/// says as little about how fast facts are reported.
/// </summary>
internal sealed class Backfills
{
    /// <summary>In days: what is recorded later than this was not reported in its turn, not even by who reports once a year.</summary>
    public const int LongestReport = 366;

    private readonly HashSet<(string Reporter, string? Name, DateOnly On)> old;

    /// <param name="all">All counts of the question, whichever row they belong to and whether or not they lie in its window.</param>
    public Backfills(IEnumerable<LagCount> all)
    {
        var imports = new Dictionary<(string, string?, DateOnly), (long Late, long All)>();
        foreach (var count in all.Where(count => count.Import is not null))
        {
            var (late, sum) = imports.GetValueOrDefault(ImportOf(count));
            imports[ImportOf(count)] = (late + (count.Lag > LongestReport ? count.Count : 0), sum + count.Count);
        }

        old = [.. imports.Where(import => 2 * import.Value.Late > import.Value.All).Select(import => import.Key)];
    }

    public bool Hold(LagCount count) => count.Import is not null && old.Contains(ImportOf(count));

    // A file of the same name comes again from others, and on other days.
    private static (string Reporter, string? Name, DateOnly On) ImportOf(LagCount count) => (count.Reporter, count.Import, count.RecordedOn);
}
