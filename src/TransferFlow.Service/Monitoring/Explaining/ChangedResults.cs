using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Monitoring.DrillingDown;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Monitoring.Explaining;

/// <summary>A fact that a step brought in.</summary>
/// <param name="Event">As in <see cref="FactCodes"/>.</param>
/// <param name="Organisation">For which organisation it was recorded.</param>
/// <param name="CorrectedAt">Where it was corrected to what it says here, or made void; null for what is no correction.</param>
public sealed record FactOfChange(
    Position Position, string Event, DateOnly OccurredOn, DateOnly RecordedOn, string Organisation, Position? CorrectedAt);

/// <summary>A result whose part in a number changed, or that the step brought facts of.</summary>
/// <param name="Before">Its part in the number, or in the one that the number rests on, before the step.</param>
public sealed record ChangedResult(ListedResult Result, decimal Before, decimal After, IReadOnlyList<FactOfChange> Facts);

/// <param name="Hidden">How many of them the caller may not see; those are not listed.</param>
public sealed record ChangedPage(ChangeStep Step, string Row, string Number, string Basis, long Count, long Hidden, IReadOnlyList<ChangedResult> Results);

/// <summary>Follows a step of an explanation down to the results, and the facts, that made it.</summary>
public sealed class ChangedResults(NpgsqlDataSource database, DrillDown numbers, ResultList results)
{
    /// <summary>As they were first recorded: if they were corrected since, that is another step.</summary>
    private static readonly string late =
        $"""
         select stream_id, seq_id, type, (data ->> 'occurredOn')::date, null::bigint, {Recordings.Columns} from mt_events
         where seq_id > @older and seq_id <= @newer and {KnownFacts.IsFact} and (data ->> 'occurredOn')::date <= @until
         order by seq_id
         """;

    /// <summary>As they have become; one that is void is told as it was.</summary>
    private static readonly string corrected =
        $"""
         select stream_id, seq_id, coalesce(c.type, e.type), (coalesce(c.data, e.data) ->> 'occurredOn')::date, c.known_from, {Recordings.Columns}
         from corrected_fact c join mt_events e on e.stream_id = c.result and e.version = c.version
         where c.known_from > @older and c.known_from <= @newer
         order by c.known_from, seq_id
         """;

    private static readonly string since =
        $"""
         select stream_id, seq_id, type, (data ->> 'occurredOn')::date, null::bigint, {Recordings.Columns} from {KnownFacts.Table}
         where (data ->> 'occurredOn')::date > @since and (data ->> 'occurredOn')::date <= @until
         order by seq_id
         """;

    public async Task<ChangedPage> FindAsync(
        ChangeStep step, string row, string number, Caller caller, int page, int pageSize, CancellationToken stop)
    {
        // A number may be there at one end of the step only: that of a month, say.
        var before = await numbers.BehindAsync(new(step.From, row, number), stop);
        var after = await numbers.BehindAsync(new(step.To, row, number), stop);
        var basis = (before ?? after ?? throw numbers.Unknown(new(step.To, row, number))).Basis;
        // A number that is no sum of results changes with the facts of any result that it rests on, too.
        var (partsBefore, partsAfter) = (PartsOf(before?.Results), PartsOf(after?.Results));
        var facts = await FactsAsync(step, stop);
        var isSum = basis == number;
        var changed = partsBefore.Keys.Union(partsAfter.Keys)
            .Where(id => partsBefore.GetValueOrDefault(id) != partsAfter.GetValueOrDefault(id) || (!isSum && facts.Contains(id)))
            .Order(StringComparer.Ordinal).ToList();
        var visible = await results.VisibleAsync(changed, caller, stop);
        var listed = changed.Where(visible.Contains).Skip((page - 1) * pageSize).Take(pageSize).ToList();
        // A result may be known at one end of the step only.
        var then = await results.OfAsync(listed, step.From.AsOf, step.From.KnownAt, stop);
        var now = await results.OfAsync(listed, step.To.AsOf, step.To.KnownAt, stop);
        return new(
            step, row, number, basis, changed.Count, changed.Count - visible.Count,
            [.. from id in listed
                let result = now.GetValueOrDefault(id) ?? then.GetValueOrDefault(id)
                // One that only a back-test knew may be void at both ends.
                where result is not null
                select new ChangedResult(result, partsBefore.GetValueOrDefault(id), partsAfter.GetValueOrDefault(id), [.. facts[id]])]);
    }

    private static Dictionary<string, decimal> PartsOf(IEnumerable<DrillDown.Behind>? behind) => (behind ?? []).ToDictionary(one => one.Result, one => one.Amount);

    /// <summary>The facts between the two questions, by result; a step back has those that it takes away.</summary>
    private async Task<ILookup<string, FactOfChange>> FactsAsync(ChangeStep step, CancellationToken stop)
    {
        if (FactsOf(step.Cause) is not { } sql) return Enumerable.Empty<FactOfChange>().ToLookup(_ => "");
        var positions = new[] { step.From.KnownAt, step.To.KnownAt, step.From.CorrectedAt ?? step.From.KnownAt, step.To.CorrectedAt ?? step.To.KnownAt };
        var dates = new[] { step.From.AsOf, step.To.AsOf };
        await using var command = database.CreateCommand(sql);
        command.Add("older", NpgsqlDbType.Bigint, positions.Min().Sequence);
        command.Add("newer", NpgsqlDbType.Bigint, positions.Max().Sequence);
        command.Add("knownAt", NpgsqlDbType.Bigint, positions.Max().Sequence);
        command.Add("since", NpgsqlDbType.Date, dates.Min());
        command.Add("until", NpgsqlDbType.Date, dates.Max());
        var facts = new List<(string Result, FactOfChange Fact)>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var recording = Recordings.Read(reader, 5);
            facts.Add((reader.GetString(0), new(
                new(reader.GetInt64(1)), reader.GetString(2), reader.GetFieldValue<DateOnly>(3), recording.On, recording.Organisation,
                reader.Value<long>(4) is { } position ? new Position(position) : null)));
        }

        return facts.ToLookup(fact => fact.Result, fact => fact.Fact);
    }

    private static string? FactsOf(ChangeCause cause) => cause switch
    {
        ChangeCause.Late => late,
        ChangeCause.Corrections => corrected,
        ChangeCause.Since => since,
        _ => null,
    };
}
