using Npgsql;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// What would be known of results had no correction been approved after a position. The few results that were corrected since are replayed from their
/// facts; all others are as they are.
/// </summary>
internal sealed class UncorrectedResults(NpgsqlDataSource database, IKnownResults known, Position correctedAt) : IKnownResults
{
    public async Task<IReadOnlyList<T>> GatherAsync<T>(
        DateOnly asOf, Position knownAt, KnownDetails details, Func<T> begin, Action<T, KnownResult> look, CancellationToken stop)
    {
        var corrected = await CorrectedAsync(knownAt, stop);
        var ids = corrected.Select(result => result.Id).ToHashSet();
        var gathered = await known.GatherAsync(
            asOf, knownAt, details, begin,
            (some, result) =>
            {
                if (!ids.Contains(result.Id)) look(some, result);
            },
            stop);
        var replayed = begin();
        foreach (var result in Replay.Results(asOf, corrected)) look(replayed, result);
        return [.. gathered, replayed];
    }

    /// <summary>The results that a correction was approved of between the two positions, without any of those.</summary>
    private async Task<List<LoggedResult>> CorrectedAsync(Position knownAt, CancellationToken stop)
    {
        await using var command = database.CreateCommand(
            $"""
             select e.stream_id, e.version, e.type, e.data, {Recordings.Columns}
             from (select distinct tenant_id, stream_id from mt_events
                   where seq_id > $1 and seq_id <= $2 and type = '{FactCodes.CorrectionApproved}') as corrected
             join mt_events e using (tenant_id, stream_id)
             where e.seq_id <= $2 and e.type <> '{LogReader.Tombstone}' and (e.seq_id <= $1 or e.type <> '{FactCodes.CorrectionApproved}')
             order by e.stream_id
             """);
        command.Parameters.Add(new() { Value = correctedAt.Sequence });
        command.Parameters.Add(new() { Value = knownAt.Sequence });
        var facts = new List<(string Result, Recorded Fact)>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var fact = FactJson.Read(reader.GetString(2), reader.GetString(3));
            facts.Add((reader.GetString(0), new(reader.GetInt64(1), fact) { Recording = Recordings.Read(reader, 4) }));
        }

        return [.. facts.GroupBy(fact => fact.Result).Select(result => new LoggedResult(result.Key, Timeline.Of(result.Select(fact => fact.Fact))))];
    }
}
