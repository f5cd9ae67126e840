using Npgsql;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using static TransferFlow.Service.Monitoring.Queries.KnownRows;

namespace TransferFlow.Service.Monitoring.Queries;

/// <summary>Counts results' stays in stages: <see cref="Dwell"/> and <see cref="Ageing"/>.</summary>
internal static class StayQueries
{
    /// <summary>
    /// Each visit with its spell: the number of the spell, and whether the result had been in the stage in an earlier one. A spell begins where the
    /// visit before was in another stage.
    /// </summary>
    internal const string Spells =
        """
        turned as (
            select *, case when stage = lag(stage) over way then 0 else 1 end as turns
            from known window way as (partition by result order by ordinal)),
        numbered as (select *, sum(turns) over (partition by result order by ordinal) as spell from turned),
        visit as (select *, spell > min(spell) over (partition by result, stage) as is_rework from numbered)
        """;

    public static Task<List<DwellCount>> DwellAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop) => ReadAsync(
        connection, request,
        $"""
         with {Known}, {Spells},
         stay as (
             select distinct on (result, spell, case when @spells = 'visit' then ordinal end)
                    site, host_region, origin_region, field, owner, entered_on, is_rework,
                    last_value(left_on) over whole as left_on, last_value(way_out) over whole as way_out
             from visit where stage = @stage
             window whole as (
                 partition by result, spell, case when @spells = 'visit' then ordinal end order by ordinal
                 rows between unbounded preceding and unbounded following)
             order by result, spell, case when @spells = 'visit' then ordinal end, ordinal)
         select {RegionOf(request)}, {KeyOf(request)}, entered_on, coalesce(left_on, @asOf), way_out, is_rework, count(*)
         from stay where {InCohort} group by 1, 2, 3, 4, 5, 6
         """,
        reader => new DwellCount(
            reader.GetString(0), reader.Text(1), reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3),
            reader.IsDBNull(4) ? null : (WayOut)reader.GetInt16(4), reader.GetBoolean(5), reader.GetInt64(6)),
        stop);

    public static Task<List<AgeingCount>> AgeingAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop) => ReadAsync(
        connection, request,
        $"""
         with {Known}, {Spells},
         stay as (
             select distinct on (result, spell)
                    result, stage, site, host_region, origin_region, field, owner, entered_on as placed_on, left_on,
                    min(entered_on) over (partition by result, spell) as entered_on
             from visit order by result, spell, ordinal desc),
         heard as (
             select stream_id as result, max((data ->> 'occurredOn')::date) as heard_on from {KnownFacts.Table}
             where type <> '{FactCodes.Registered}' and (data ->> 'occurredOn')::date <= @asOf group by stream_id)
         select stage, {RegionOf(request)}, {KeyOf(request)}, placed_on, entered_on, coalesce(left_on, @asOf), left_on is null,
                left_on is null and @asOf - heard_on > trim(both 'PD' from @silence)::int, count(*)
         from stay join heard using (result) where {InCohort} group by 1, 2, 3, 4, 5, 6, 7, 8
         """,
        reader => new AgeingCount(
            (Stage)reader.GetInt16(0), reader.GetString(1), reader.Text(2), reader.GetFieldValue<DateOnly>(3), reader.GetFieldValue<DateOnly>(4),
            reader.GetFieldValue<DateOnly>(5), reader.GetBoolean(6), reader.GetBoolean(7), reader.GetInt64(8)),
        stop);
}
