using Npgsql;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;
using static TransferFlow.Service.Monitoring.Queries.KnownRows;

namespace TransferFlow.Service.Monitoring.Queries;

/// <summary>Counts how results stand at their landmarks and what becomes of them: <see cref="PilotEffect"/>.</summary>
internal static class LandmarkQueries
{
    public static Task<List<LandmarkCount>> CountAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop) => ReadAsync(
        connection, request,
        $"""
         with {Known}, outcome as ({JourneyQueries.Outcomes(new(Stage.Commercialization))}),
         piloted as (select result, min(entered_on) as piloted_on from known where stage = {(int)Stage.PilotTesting} group by result),
         marked as (
             select *, (entered_on + interval '{Interval(PilotEffect.LandmarkOf(request).Length)}')::date as marked_on
             from outcome left join piloted using (result)),
         standing as (
             select *, case when outcome = {(int)Outcome.Excluded} then {(int)Landmark.Excluded}
                            when outcome = {(int)Outcome.Converted} and until <= marked_on then {(int)Landmark.ConvertedEarlier}
                            when outcome <> {(int)Outcome.InFlight} and until <= marked_on then {(int)Landmark.EndedEarlier}
                            when marked_on > @asOf then {(int)Landmark.NotYetObserved}
                            when piloted_on <= marked_on then {(int)Landmark.With}
                            else {(int)Landmark.Without} end as standing
             from marked)
         select {RegionOf(request)}, {KeyOf(request)}, entered_on, standing, until, outcome, count(*)
         from standing group by 1, 2, 3, 4, 5, 6
         """,
        reader => new LandmarkCount(
            reader.GetString(0), reader.Text(1), reader.GetFieldValue<DateOnly>(2), (Landmark)reader.GetInt32(3),
            reader.GetFieldValue<DateOnly>(4), (Outcome)reader.GetInt32(5), reader.GetInt64(6)),
        stop);

    // PostgreSQL, too, ends a month that is too short on its last day.
    private static string Interval(Elapsed length) => length.Clock == Clock.Months ? $"{length.WholeMonths} months" : $"{length.DaysLeft} days";
}
