using Npgsql;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using static TransferFlow.Service.Monitoring.Queries.KnownRows;
using static TransferFlow.Service.Monitoring.Queries.KnownStories;

namespace TransferFlow.Service.Monitoring.Queries;

/// <summary>Counts the facts that move results, straight from the log: for <see cref="Throughput"/> and <see cref="ReportingLag"/>.</summary>
internal static class MovementQueries
{
    private const int Entry = (int)MovementKind.Entry;
    private const int Deal = (int)MovementKind.Deal;

    private static readonly string stages = string.Concat(Stages.All.Select(stage => $" when '{stage.Code()}' then {(int)stage}"));

    public static Task<List<ThroughputCount>> ThroughputAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop) => ReadAsync(
        connection, request,
        $"""
         with {Moved}
         select kind, {RegionOf(request)}, {KeyOf(request)}, happened_on, recorded_for, count(*) from moved where {HappenedInWindow} group by 1, 2, 3, 4, 5
         """,
        reader => new ThroughputCount(
            (MovementKind)reader.GetInt32(0), reader.GetString(1), reader.Text(2), reader.GetFieldValue<DateOnly>(3), reader.GetString(4), reader.GetInt64(5)),
        stop);

    /// <summary>Those outside of the question's window too, by which imports are judged.</summary>
    public static Task<List<LagCount>> LagsAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop) => ReadAsync(
        connection, request,
        $"""
         with {Moved}
         select {RegionOf(request)}, {KeyOf(request)}, happened_on, recorded_on, recorded_for, import, count(*) from moved where {HappenedAtSite}
         group by 1, 2, 3, 4, 5, 6
         """,
        reader => new LagCount(
            reader.GetString(0), reader.Text(1), reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3), reader.GetString(4), reader.Text(5),
            reader.GetInt64(6)),
        stop);

    /// <summary>Each fact with the stay in which it happened: for an entry or an acceptance, one in its stage.</summary>
    private static string Moved =>
        $"""
         {Known}, {Head},
         fact as (
             select stream_id as result, seq_id as number, (data ->> 'occurredOn')::date as happened_on, {Recordings.Region} as own_region, {Recordings.Columns},
                    case data ->> 'stage' {stages} end as in_stage,
                    case type when '{FactCodes.StageEntered}' then {Entry} when '{FactCodes.StagePassed}' then {(int)MovementKind.Pass}
                              when '{FactCodes.DealSigned}' then {Deal} else {(int)MovementKind.Exit} end as kind
             from {KnownFacts.Table}
             where (data ->> 'occurredOn')::date <= @asOf
               and type in ('{FactCodes.StageEntered}', '{FactCodes.StagePassed}', '{FactCodes.DealSigned}',
                            '{FactCodes.Terminated}', '{FactCodes.Withdrawn}', '{FactCodes.Superseded}')),
         moved as ({Standing("fact", "(w.in_stage is null or k.stage = w.in_stage)")})
         """;

    private static string RegionOf(FigureRequest request) =>
        $"""
         case when {request.Attribution == Attribution.Origin} then origin_region
              when kind = {Entry} then own_region
              when kind = {Deal} and {request.Attribution == Attribution.Destination} then coalesce(own_region, '{InRegionShare.NoDestination}')
              else coalesce(host_region, origin_region) end
         """;
}
