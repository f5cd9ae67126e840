using Npgsql;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Facts as columns. There is no table of them beside the log, so they come from there.</summary>
internal static class FactColumns
{
    /// <summary>The condition that an event is a fact that has a row.</summary>
    public const string IsOne = $"type not in ('{LogReader.Tombstone}', '{FactCodes.Registered}')";

    private static readonly Dictionary<string, byte> StageCodes = Stages.All.ToDictionary(stage => stage.Code(), stage => (byte)stage);

    private static readonly Dictionary<string, byte> KindCodes =
        FactCodes.Types.Keys.Select((code, i) => (code, i)).ToDictionary(pair => pair.code, pair => (byte)pair.i);

    /// <summary>The codes of the kinds of facts, by the numbers that stand for them in cells.</summary>
    public static string[] Kinds { get; } = [.. FactCodes.Types.Keys];

    /// <summary>Reads all facts up to a position, without unfolding their payloads.</summary>
    public static Task LoadAsync(CopyOut copy, long upTo, CancellationToken stop) => copy.ReadAsync(
        $"""
        select stream_id, seq_id, (data ->> 'occurredOn')::date - {CopyOut.DayZero}, recorded_on - {CopyOut.DayZero}, recorded_for, import,
               {Recordings.Region}, type, data ->> 'stage'
        from (select *, {Recordings.Columns} from mt_events) as e
        where seq_id <= {upTo} and {IsOne}
        """,
        row =>
        {
            var into = copy.Into;
            var (result, position, occurred, recorded) = (into.NumberOf(row.Text()), row.Long(), row.Int(), row.Int());
            var (organisation, import, region) = (into.Names.Of(row.Text()), into.Names.Of(row.TextOrNull()), into.Regions.Of(row.TextOrNull()));
            var (kind, stage) = (KindCodes[row.Text()], row.TextOrNull() is { } code ? StageCodes[code] : (byte)0);
            into.Facts.Add(result, new(position, occurred, recorded, organisation, import, region, kind, stage));
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
            var (id, position, kind) = (reader.GetString(0), reader.GetInt64(1), reader.GetString(3));
            var fact = FactJson.Read(kind, reader.GetString(4));
            if (!replayed.TryGetValue(id, out var result)) replayed[id] = result = new(into.NumberOf(id), into);
            result.Take(position, new(reader.GetInt64(2), fact));
            if (fact is not Fact.ResultRegistered) into.Facts.Add(into.NumberOf(id), Cells(position, kind, fact, Recordings.Read(reader, 5), into));
        }

        foreach (var result in replayed.Values) result.End();
    }

    private static FactCells Cells(long position, string kind, Fact fact, Recording recording, SegmentBuilder into)
    {
        var (stage, region) = fact switch
        {
            Fact.StageEntered entered => ((byte)entered.Stage, entered.HostRegion),
            Fact.StagePassed passed => ((byte)passed.Stage, null),
            Fact.DealSigned signed => ((byte)0, signed.Terms.DestinationRegion),
            _ => ((byte)0, null),
        };
        return new(
            position, fact.OccurredOn.DayNumber, recording.On.DayNumber, into.Names.Of(recording.Organisation), into.Names.Of(recording.Import),
            into.Regions.Of(region), KindCodes[kind], stage);
    }
}
