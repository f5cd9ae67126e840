using Npgsql;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using static TransferFlow.Service.Monitoring.Queries.KnownRows;
using static TransferFlow.Service.Monitoring.Queries.KnownStories;

namespace TransferFlow.Service.Monitoring.Queries;

/// <summary>Counts conversions and where they went, for <see cref="InRegionShare"/>.</summary>
internal static class ShareQueries
{
    private const int Converted = (int)Outcome.Converted;

    public static Task<List<ShareCount>> CountAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop)
    {
        var isByDeal = InRegionShare.TargetOf(request).Stage is null;
        return (request.Option("form"), request.Option("weight"), isByDeal) switch
        {
            ("cohort", _, _) => CohortAsync(connection, request, stop),
            (_, "value", _) => DealsAsync(connection, request, "holds_until is null", "signed_on", isByValue: true, stop),
            (_, _, true) => DealsAsync(connection, request, "ordinal = 1", "holds_from", isByValue: false, stop),
            _ => EntriesAsync(connection, request, stop),
        };
    }

    private static Task<List<ShareCount>> DealsAsync(
        NpgsqlConnection connection, FigureRequest request, string which, string on, bool isByValue, CancellationToken stop) => ReadAsync(
        connection, request,
        $"""
         with {Known}, {Head}, {Deal},
         chosen as (select result, row_number() over () as number, {on} as happened_on, destination_region, amount_cny from deal where {which}),
         standing as ({Standing("chosen")})
         select {StandingRegionOf(request, "destination_region")}, {KeyOf(request)}, happened_on, origin_region, destination_region, happened_on, {Converted}, count(*),
                {(isByValue ? "coalesce(sum(amount_cny), 0), count(*) filter (where amount_cny is null)" : "0::numeric, 0::bigint")}
         from standing where {HappenedInWindow} group by 1, 2, 3, 4, 5
         """,
        Read, stop);

    private static Task<List<ShareCount>> EntriesAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop) => ReadAsync(
        connection, request,
        $"""
         with {Known}, entry as ({FirstEntry($"stage = {(int)Stage.Commercialization}")})
         select {(request.Attribution == Attribution.Origin ? "origin_region" : "host_region")}, {KeyOf(request)}, entered_on, origin_region, host_region,
                entered_on, {Converted}, count(*), 0::numeric, 0::bigint
         from entry group by 1, 2, 3, 4, 5
         """,
        Read, stop);

    private static Task<List<ShareCount>> CohortAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop) => ReadAsync(
        connection, request,
        $"""
         with {Known}, outcome as ({JourneyQueries.Outcomes(InRegionShare.TargetOf(request))})
         select {RegionOf(request)}, {KeyOf(request)}, entered_on, origin_region, case when outcome = {Converted} then to_region end, until, outcome, count(*),
                0::numeric, 0::bigint
         from outcome group by 1, 2, 3, 4, 5, 6, 7
         """,
        Read, stop);

    private static ShareCount Read(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.Text(1), reader.GetFieldValue<DateOnly>(2), reader.GetString(3), reader.Text(4), reader.GetFieldValue<DateOnly>(5),
        (Outcome)reader.GetInt32(6), reader.GetInt64(7), reader.GetDecimal(8), reader.GetInt64(9));
}
