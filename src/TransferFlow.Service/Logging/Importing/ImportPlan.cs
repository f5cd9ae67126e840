using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>A fact to be written, with its place in its stream.</summary>
internal readonly record struct PlannedFact(string Result, long Version, Fact Fact);

/// <summary>The rows of one result of a file.</summary>
internal sealed record ResultRows(string Id, IReadOnlyList<ParsedRow> Rows);

/// <summary>What an import would write, decided wholly before anything is written.</summary>
internal sealed class ImportPlan
{
    /// <summary>In the order of the file.</summary>
    public List<PlannedFact> Facts { get; } = [];

    /// <summary>The version of each stream that the decision rests on; 0 for one that is new.</summary>
    public Dictionary<string, long> Versions { get; } = [];

    public List<RowError> Errors { get; } = [];

    public long Registered { get; private set; }

    public long AlreadyKnown { get; private set; }

    /// <summary>Decides all results of a file on what is known of them.</summary>
    /// <param name="known">The facts of each result that exists.</param>
    /// <param name="access">Whose rights count; null where they do not.</param>
    public static ImportPlan Decide(
        IEnumerable<ResultRows> results, Func<string, IReadOnlyList<Recorded>> known, ResultAccess? access, DateOnly today, Action<long> decided)
    {
        var plan = new ImportPlan();
        var planned = new List<(long Row, PlannedFact Fact)>();
        foreach (var result in results)
        {
            plan.Decide(result, Timeline.Of(known(result.Id)), access, today, planned);
            decided(planned.Count);
        }

        // Facts are written in the order of the file, as one would have logged them.
        planned.Sort((a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Fact.Version.CompareTo(b.Fact.Version));
        plan.Facts.AddRange(planned.Select(fact => fact.Fact));
        return plan;
    }

    private void Decide(
        ResultRows result, Timeline timeline, ResultAccess? access, DateOnly today, List<(long Row, PlannedFact Fact)> planned)
    {
        var rows = WithoutDuplicates(result.Rows);
        var implied = ImpliedRegistration(result.Rows, timeline);
        var registration = implied?.Implied ?? rows.Select(row => row.Fact).OfType<Fact.ResultRegistered>().FirstOrDefault();
        if (access?.AgainstImport(timeline.Subject(), result.Rows[0].Owner, registration) is { } forbidden)
        {
            Errors.AddRange(result.Rows.Select(row => RowParser.Error(row.Number, forbidden)));
            return;
        }

        if (implied is { Implied: null })
        {
            Errors.Add(RowParser.Error(implied.Number, Fault.Missing(Columns.OriginRegion)));
            return;
        }

        Fact[] facts = [.. implied is null ? [] : new Fact[] { implied.Implied! }, .. rows.Select(row => row.Fact)];
        var decisions = Decider.DecideAll(timeline, facts, today);
        var version = timeline.Version;
        Versions[result.Id] = version;
        for (var i = 0; i < facts.Length; i++)
        {
            var row = implied is null ? rows[i] : i == 0 ? implied : rows[i - 1];
            switch (decisions[i])
            {
                case Decision.Refused refused:
                    Errors.Add(RowParser.Error(row.Number, refused.Refusal));
                    break;
                case Decision.AlreadyKnown:
                    AlreadyKnown++;
                    break;
                default:
                    // An implied registration comes before every row of its result.
                    planned.Add((implied is not null && i == 0 ? rows[0].Number : row.Number, new(result.Id, ++version, facts[i])));
                    break;
            }
        }

        if (implied is not null) Registered++;
    }

    /// <summary>The row that registers a result which neither the store nor another row does: the earliest, whatever the order of the file.</summary>
    private static ParsedRow? ImpliedRegistration(IReadOnlyList<ParsedRow> rows, Timeline timeline) =>
        timeline.Version > 0 || rows.Any(row => row.Fact is Fact.ResultRegistered) ? null : rows.MinBy(row => row.Fact.OccurredOn);

    private List<ParsedRow> WithoutDuplicates(IReadOnlyList<ParsedRow> rows)
    {
        var seen = new Dictionary<FactIdentity, ParsedRow>(rows.Count);
        var unique = new List<ParsedRow>(rows.Count);
        foreach (var row in rows)
        {
            var identity = FactIdentity.Of(row.Fact);
            if (seen.TryAdd(identity, row)) unique.Add(row);
            else Errors.Add(SayTwice(row, seen[identity]));
        }

        return unique;
    }

    private static RowError SayTwice(ParsedRow row, ParsedRow first) => row.Fact == first.Fact
        ? new(row.Number, null, "duplicate-row", new Sentence($"与第{first.Number}行相同。", $"This row repeats row {first.Number}."))
        : new(row.Number, null, "conflicts-with-known-fact", new Sentence(
            $"与第{first.Number}行是同一事实，但内容不同。", $"This row is the same fact as row {first.Number} with other content."));
}
