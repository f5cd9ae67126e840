using Npgsql;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using static TransferFlow.Service.Monitoring.Queries.KnownRows;
using static TransferFlow.Service.Monitoring.Queries.KnownStories;

namespace TransferFlow.Service.Monitoring.Queries;

/// <summary>Counts offers and their answers, for <see cref="HandoverLatency"/>.</summary>
internal static class HandoverQueries
{
    public static Task<List<HandoverCount>> CountAsync(NpgsqlConnection connection, FigureRequest request, CancellationToken stop) => ReadAsync(
        connection, request,
        $"""
         with {Known}, {Head},
         offer as (
             select result, row_number() over () as number, offered_on as happened_on, from_site, to_region, to_stage,
                    case when answered_on <= @asOf then status end as answer, case when answered_on <= @asOf then answered_on end as answered_on
             from handover where known_from <= @knownAt and known_to > @knownAt and offered_on <= @asOf),
         judged as ({Standing("offer", "(k.entered_on < w.happened_on or k.stage <> w.to_stage)")}),
         standing as (select result, owner, field, origin_region, host_region, happened_on, coalesce(from_site, site) as site, to_region,
             case answer when {(int)HandoverStatus.Accepted} then {(int)HandoverOutcome.Accepted}
                         when {(int)HandoverStatus.Declined} then {(int)HandoverOutcome.Declined}
                         when {(int)HandoverStatus.Expired} then {(int)HandoverOutcome.Expired}
                         else case when ended_on is null then {(int)HandoverOutcome.Pending} else {(int)HandoverOutcome.Ended} end end as outcome,
             coalesce(answered_on, ended_on, @asOf) as until
             from judged)
         select {StandingRegionOf(request)}, {KeyOf(request)}, coalesce(host_region, origin_region), to_region, happened_on, until, outcome, count(*)
         from standing where {HappenedInWindow} group by 1, 2, 3, 4, 5, 6, 7
         """,
        reader => new HandoverCount(
            reader.GetString(0), reader.Text(1), reader.GetString(2), reader.Text(3), reader.GetFieldValue<DateOnly>(4), reader.GetFieldValue<DateOnly>(5),
            (HandoverOutcome)reader.GetInt32(6), reader.GetInt64(7)),
        stop);
}
