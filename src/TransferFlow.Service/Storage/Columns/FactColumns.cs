using Npgsql;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Facts as columns. There is no table of them beside the log, so they come from there, but for what they were corrected to.</summary>
internal static class FactColumns
{
    private static readonly Dictionary<string, byte> StageCodes = Stages.All.ToDictionary(stage => stage.Code(), stage => (byte)stage);

    private static readonly Dictionary<string, byte> KindCodes =
        FactCodes.Types.Keys.Select((code, i) => (code, i)).ToDictionary(pair => pair.code, pair => (byte)pair.i);

    /// <summary>The codes of the kinds of facts, by the numbers that stand for them in cells.</summary>
    public static string[] Kinds { get; } = [.. FactCodes.Types.Keys];

    /// <summary>All facts that have a row, one row for each time that something else was known of it.</summary>
    public static string Rows { get; } =
        $"""
         (select e.stream_id, e.seq_id as known_from, coalesce(c.corrected_at, {long.MaxValue}) as known_to, e.type, e.data,
                 e.timestamp, e.headers, e.causation_id
          from mt_events e
          left join (select result, version, min(known_from) as corrected_at from corrected_fact group by result, version) c
            on c.result = e.stream_id and c.version = e.version
          where e.type <> '{FactCodes.Registered}' and e.{KnownFacts.IsFact}
          union all
          select e.stream_id, c.known_from, c.known_to, c.type, c.data, e.timestamp, e.headers, e.causation_id
          from corrected_fact c join mt_events e on e.stream_id = c.result and e.version = c.version
          where c.type <> '{FactCodes.Registered}') as fact_row
         """;

    /// <summary>Whether a fact has a row.</summary>
    public static bool IsOne(Fact fact) => !fact.IsAboutTheRecord && fact is not Fact.ResultRegistered;

    /// <summary>Reads all facts up to a position, without unfolding their payloads.</summary>
    public static Task LoadAsync(CopyOut copy, long upTo, CancellationToken stop) => copy.ReadAsync(
        $"""
        select stream_id, known_from, known_to, (data ->> 'occurredOn')::date - {CopyOut.DayZero}, recorded_on - {CopyOut.DayZero}, recorded_for, import,
               {Recordings.Region}, type, data ->> 'stage'
        from (select *, {Recordings.Columns} from {Rows}) as e
        where known_from <= {upTo}
        """,
        row =>
        {
            var into = copy.Into;
            var (result, from, to, occurred, recorded) = (into.NumberOf(row.Text()), row.Long(), row.Long(), row.Int(), row.Int());
            var (organisation, import, region) = (into.Names.Of(row.Text()), into.Names.Of(row.TextOrNull()), into.Regions.Of(row.TextOrNull()));
            var (kind, stage) = (KindCodes[row.Text()], row.TextOrNull() is { } code ? StageCodes[code] : (byte)0);
            into.Facts.Add(result, new(from, to, occurred, recorded, organisation, import, region, kind, stage));
        },
        stop);

    /// <summary>Makes all rows of results, up to a position, from their facts.</summary>
    public static async Task ReplayAsync(NpgsqlConnection connection, string[] results, long upTo, SegmentBuilder into, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select e.* from unnest($1, $2) as asked (home, result)
            cross join lateral (
                select stream_id, seq_id, version, type, data, {Recordings.Columns} from mt_events
                where tenant_id = home and stream_id = result and seq_id <= $3 and type <> '{LogReader.Tombstone}') as e
            order by seq_id
            """,
            connection)
        {
            Parameters = { new() { Value = results.Select(ResultId.HomeOf).ToArray() }, new() { Value = results }, new() { Value = upTo } },
        };
        var replayed = new Dictionary<string, ReplayedResult>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var (id, fact) = (reader.GetString(0), FactJson.Read(reader.GetString(3), reader.GetString(4)));
            if (!replayed.TryGetValue(id, out var result)) replayed[id] = result = new(into.NumberOf(id), into);
            result.Take(reader.GetInt64(1), new(reader.GetInt64(2), fact) { Recording = Recordings.Read(reader, 5) });
        }

        foreach (var result in replayed.Values) result.End();
    }

    public static FactCells Cells(long from, long to, Recorded recorded, SegmentBuilder into)
    {
        var (code, stage, region, on, recording) = KnownFact.Of(recorded);
        return new(
            from, to, on.DayNumber, recording.On.DayNumber, into.Names.Of(recording.Organisation), into.Names.Of(recording.Import),
            into.Regions.Of(region), KindCodes[code], stage is { } some ? (byte)some : (byte)0);
    }
}
