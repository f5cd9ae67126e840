using Npgsql;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using static TransferFlow.Service.Monitoring.Queries.KnownRows;

namespace TransferFlow.Service.Monitoring.Queries;

/// <summary>Counts what figures ask of results' ways through the stages: <see cref="StageConversion"/> and the figures near to it.</summary>
internal static class JourneyQueries
{
    // A deal lies between two entries: after as many as had begun before it.
    private const string FirstDeal =
        """
        select distinct on (result) result, first_deal_on as arrived_on, first_deal_region as to_region, first_deal_after + 0.5 as place
        from known where first_deal_on is not null order by result, ordinal
        """;

    public static Task<List<CohortCount>> CohortAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop) => ReadAsync(
        connection, request,
        $"""
         with {Known}, outcome as ({Outcomes(request.To!.Value)})
         select {RegionOf(request)}, {KeyOf(request)}, entered_on, until, outcome, count(*)
         from outcome group by 1, 2, 3, 4, 5
         """,
        reader => new CohortCount(
            reader.GetString(0), reader.Text(1), reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3),
            (Outcome)reader.GetInt32(4), reader.GetInt64(5)),
        stop);

    public static async Task<List<ForecastCount>> ForecastAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop)
    {
        var counts = new List<ForecastCount>();
        foreach (var source in AllFigures.Of(request).Sources(request)) counts.AddRange(await OutcomesAsync(connection, source, stop));
        return counts;
    }

    /// <summary>Results one by one where a back-test asks what became of each, and as counts otherwise.</summary>
    private static Task<List<ForecastCount>> OutcomesAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop) => ReadAsync(
        connection, request,
        $"""
         with {Known}, outcome as ({Outcomes(request.To!.Value)})
         select {RegionOf(request)}, {KeyOf(request)}, entered_on, until, outcome, case when @backTestKnownAt <> '{BackTests.Retrospective}' then result end, count(*)
         from outcome group by 1, 2, 3, 4, 5, 6
         """,
        reader => new ForecastCount(request.BackTest, reader.Text(5), new(
            reader.GetString(0), reader.Text(1), reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3), (Outcome)reader.GetInt32(4),
            reader.GetInt64(6))),
        stop);

    public static async Task<List<StepCount>> StepsAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop)
    {
        var counts = new List<StepCount>();
        foreach (var (step, (stage, to)) in EndToEnd.WaysOf(request).Index())
        {
            var cohort = await CohortAsync(connection, request with { Stage = stage, To = to }, stop);
            counts.AddRange(cohort.Select(count => new StepCount(step, count)));
        }

        return counts;
    }

    public static Task<List<FunnelCount>> FunnelAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop) => ReadAsync(
        connection, request,
        $"""
         with {Known}, entry as ({FirstEntry("true", "result, stage")}),
         whole as (
             select result, max(ordinal) as last_ordinal, bool_or(way_out >= {(int)WayOut.Terminated}) is true as has_ended
             from known group by result),
         passed as (select distinct result, stage from known where has_passed),
         furthest as (select result, stage, max(ordinal) as ordinal from known group by result, stage),
         advanced as (
             select entry.result, entry.stage from entry join furthest using (result)
             where furthest.stage > entry.stage and furthest.ordinal > entry.ordinal group by 1, 2),
         standing as (
             select entry.*, last.stage as last_stage, has_ended, passed.result is not null as stage_passed,
                    advanced.result is not null as has_advanced
             from entry join whole using (result) join known last on last.result = entry.result and last.ordinal = last_ordinal
             left join passed on passed.result = entry.result and passed.stage = entry.stage
             left join advanced on advanced.result = entry.result and advanced.stage = entry.stage)
         select stage, {RegionOf(request)}, {KeyOf(request)}, entered_on, last_stage = stage and not has_ended, stage_passed,
                has_advanced, last_stage = stage and has_ended, count(*)
         from standing group by 1, 2, 3, 4, 5, 6, 7, 8
         """,
        reader => new FunnelCount(
            (Stage)reader.GetInt16(0), reader.GetString(1), reader.Text(2), reader.GetFieldValue<DateOnly>(3),
            reader.GetBoolean(4), reader.GetBoolean(5), reader.GetBoolean(6), reader.GetBoolean(7), reader.GetInt64(8)),
        stop);

    public static Task<List<FlowCount>> FlowAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop) => ReadAsync(
        connection, request,
        $"""
         with {Known}, entry as ({FirstEntry("stage = @stage")}), arrival as ({Arrival(request.To!.Value)}),
         worth as (
             select result, sum(amount_cny) as amount_cny from deal_period
             where known_from <= @knownAt and known_to > @knownAt and holds_from <= @asOf and (holds_until is null or holds_until > @asOf)
             group by result)
         select host_region, to_region, entered_on, arrived_on, count(*), coalesce(sum(amount_cny), 0)
         from entry join arrival using (result) left join worth using (result)
         where place >= ordinal group by 1, 2, 3, 4
         """,
        reader => new FlowCount(
            reader.GetString(0), reader.Text(1), reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3),
            reader.GetInt64(4), reader.GetDecimal(5)),
        stop);

    /// <summary>Each first entry of the cohort and what became of it since, to come after <see cref="Known"/>.</summary>
    public static string Outcomes(Target target) =>
        $"""
         with entry as ({FirstEntry("stage = @stage")}), arrival as ({Arrival(target)}),
         ending as (select result, left_on as ended_on, way_out as end_way from known where way_out >= {(int)WayOut.Terminated}),
         judged as (
             select entry.*, arrived_on, to_region, ended_on,
                    case when place < entry.ordinal then {(int)Outcome.Excluded}
                         when place is not null then {(int)Outcome.Converted}
                         when end_way = {(int)WayOut.Terminated} then {(int)Outcome.Terminated}
                         when end_way = {(int)WayOut.Withdrawn} then {(int)Outcome.Withdrawn}
                         when end_way = {(int)WayOut.Superseded} then {(int)Outcome.Superseded}
                         else {(int)Outcome.InFlight} end as outcome
             from entry left join arrival using (result) left join ending using (result))
         select *, case outcome when {(int)Outcome.Converted} then arrived_on
                                when {(int)Outcome.InFlight} then @asOf
                                when {(int)Outcome.Excluded} then @asOf
                                else ended_on end as until
         from judged
         """;

    private static string Arrival(Target target) => target.Stage is not { } to
        ? FirstDeal
        : $"""
           select distinct on (result) result, entered_on as arrived_on, host_region as to_region, ordinal::numeric as place
           from known where stage >= {(int)to} order by result, ordinal
           """;
}
