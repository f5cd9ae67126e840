using Npgsql;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Facts as columns. There is no table of them beside the log, so they come from there.</summary>
internal static class FactColumns
{
    /// <summary>The beginning of the cause of every fact that came by an import.</summary>
    private const string Import = "import:";

    private const string Circumstances =
        $"""
        ((timestamp at time zone 'UTC') + interval '8 hours')::date - {CopyRow.DayZero} as recorded_on,
        headers ->> '{Provenance.OrganisationHeader}' as reporter, coalesce(starts_with(causation_id, '{Import}'), false) as is_imported
        """;

    private static readonly Dictionary<string, byte> Kinds = FactCodes.Types.Keys.Select((code, i) => (code, i)).ToDictionary(pair => pair.code, pair => (byte)pair.i);

    private static readonly Dictionary<string, byte> StageCodes = Stages.All.ToDictionary(stage => stage.Code(), stage => (byte)stage);

    /// <summary>Reads all facts up to a position, without their payloads.</summary>
    public static Task LoadAsync(NpgsqlConnection connection, long upTo, SegmentBuilder into, CancellationToken stop) => CopyRow.ReadAsync(
        connection,
        $"""
        select stream_id, seq_id, (data ->> 'occurredOn')::date - {CopyRow.DayZero}, {Circumstances}, type,
               coalesce(data ->> 'stage', data ->> 'toStage'),
               coalesce(data ->> 'hostRegion', data ->> 'originRegion', data ->> 'toRegion', data #>> '{'{'}terms,destinationRegion{'}'}')
        from mt_events where seq_id <= {upTo} and type <> '{LogReader.Tombstone}'
        """,
        row =>
        {
            var (result, position, occurred, recorded) = (row.Text(), row.Long(), row.Int(), row.Int());
            var (reporter, isImported, kind, stage, region) = (row.TextOrNull(), row.Flag(), row.Text(), row.TextOrNull(), row.TextOrNull());
            into.Facts.Add(into.NumberOf(result), new(
                position, occurred, recorded, into.Regions.Of(region), into.Names.Of(reporter), Kinds[kind], stage is null ? (byte)0 : StageCodes[stage], isImported));
        },
        stop);

    /// <summary>Makes all rows of results, up to a position, from their facts.</summary>
    public static async Task ReplayAsync(NpgsqlConnection connection, string[] results, long upTo, SegmentBuilder into, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select e.* from unnest($1, $2) as asked (home, result)
            cross join lateral (
                select stream_id, seq_id, version, type, data, {Circumstances} from mt_events
                where tenant_id = home and stream_id = result and seq_id <= $3 and type <> '{LogReader.Tombstone}') as e
            order by seq_id
            """,
            connection)
        {
            Parameters = { new() { Value = results.Select(ResultId.HomeOf).ToArray() }, new() { Value = results }, new() { Value = upTo } },
        };
        var logged = new Dictionary<string, LoggedResult>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var (id, position, kind) = (reader.GetString(0), reader.GetInt64(1), reader.GetString(3));
            var fact = FactJson.Read(kind, reader.GetString(4));
            var number = into.NumberOf(id);
            if (!logged.TryGetValue(id, out var result)) logged[id] = result = new(number, into);
            result.Take(position, new(reader.GetInt64(2), fact));
            into.Facts.Add(number, new(
                position, fact.OccurredOn.DayNumber, reader.GetInt32(5), into.Regions.Of(RegionOf(fact)), into.Names.Of(reader.Text(6)), Kinds[kind],
                StageOf(fact) is { } stage ? (byte)stage : (byte)0, reader.GetBoolean(7)));
        }

        foreach (var result in logged.Values) result.End();
    }

    private static Stage? StageOf(Fact fact) => fact switch
    {
        Fact.StageEntered entered => entered.Stage,
        Fact.StagePassed passed => passed.Stage,
        Fact.HandoverOffered offered => offered.ToStage,
        _ => null,
    };

    private static string? RegionOf(Fact fact) => fact switch
    {
        Fact.ResultRegistered registered => registered.OriginRegion,
        Fact.StageEntered entered => entered.HostRegion,
        Fact.HandoverOffered offered => offered.ToRegion,
        Fact.DealSigned signed => signed.Terms.DestinationRegion,
        Fact.DealAmended amended => amended.Terms.DestinationRegion,
        _ => null,
    };
}
