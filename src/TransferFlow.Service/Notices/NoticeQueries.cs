using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Notices;

/// <summary>What makes a notice, kind by kind, on the rows that hold now.</summary>
internal static class NoticeQueries
{
    private static readonly string holds = $"known_to = {long.MaxValue}";

    private const string OfHandover = "h.handover, h.to_stage as stage, h.from_site, h.to_site as site, h.to_region as region";

    /// <summary>
    /// All notices of a caller: kind, result, since, handover, stage, from_site, site, region, until. Parameters: <c>@recent</c>, <c>@silent</c> and
    /// those of the scope.
    /// </summary>
    public static string All(CallerScope scope) =>
        $"""
         {ToAnswer(scope)}
         union all
         {Answered(scope, NoticeKind.HandoverDeclined, HandoverStatus.Declined)}
         union all
         {Answered(scope, NoticeKind.HandoverExpired, HandoverStatus.Expired)}
         union all
         {Stalled(scope)}
         """;

    private static string ToAnswer(CallerScope scope) =>
        $"""
         select {(int)NoticeKind.HandoverToAnswer} as kind, h.result, h.offered_on as since, {OfHandover}, h.until
         from handover h join known_result r on r.result = h.result and {Present.Holds("r")}
         where h.{holds} and h.status = {(int)HandoverStatus.Pending} and r.ended_on is null and {scope.Receives("h")}
         """;

    private static string Answered(CallerScope scope, NoticeKind kind, HandoverStatus status) =>
        $"""
         select {(int)kind}, h.result, h.answered_on, {OfHandover}, null::date
         from handover h
         where {Present.Holds("h")} and h.status = {(int)status} and h.answered_on >= @recent and {scope.Sends("h")} and {scope.MaySee("h.result")}
         """;

    /// <summary>
    /// In flight, and of a date before <c>@silent</c> is all that is known of it: registration, entry and acceptance of the present stay, deals and
    /// handovers. Facts that change none of these, evidence and a second acceptance of the same stay, do not count as news.
    /// </summary>
    private static string Stalled(CallerScope scope) =>
        $"""
         select {(int)NoticeKind.ResultStalled}, r.result, greatest(r.registered_on, v.entered_on, v.passed_on, h.heard_on, d.heard_on),
                null, v.stage, null, v.site, v.host_region, null::date
         from known_result r left join stage_visit v on v.result = r.result and v.{holds} and v.left_on is null
         cross join lateral (
             select max(greatest(offered_on, answered_on)) as heard_on from handover where result = r.result and {holds}) h
         cross join lateral (
             select max(greatest(holds_from, holds_until)) as heard_on from deal_period where result = r.result and {holds}) d
         where {Present.Holds("r")} and r.ended_on is null and {scope.IsConcerned("r", "v")}
           and greatest(r.registered_on, v.entered_on, v.passed_on) < @silent
           and (h.heard_on is null or h.heard_on < @silent) and (d.heard_on is null or d.heard_on < @silent)
         """;
}
