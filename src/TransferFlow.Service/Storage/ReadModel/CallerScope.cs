using Npgsql;
using NpgsqlTypes;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// Which results a caller reaches, in SQL: the rule of <see cref="ResultAccess"/> on the rows that hold now, so that lists are narrowed where they
/// lie. It is judged at the present, whatever date and position a list is about. A test holds the two together.
/// </summary>
/// <param name="Codes">The region codes in an office's region.</param>
/// <param name="Sites">An organisation's own sites, or those in an office's region.</param>
internal sealed record CallerScope(Caller Caller, Times Codes, Times Sites)
{
    /// <summary>The condition of a caller who reaches everything.</summary>
    public const string Everything = "true";

    private static readonly string holds = $"known_to = {long.MaxValue}";

    private static readonly string openOffers = $"status in ({(int)HandoverStatus.Pending}, {(int)HandoverStatus.Accepted})";

    private static readonly string accepted = $"status = {(int)HandoverStatus.Accepted}";

    private const string InCodes = "unnest(@scopeCodes, @scopeCodesFrom, @scopeCodesTo) as c (code, since, before)";

    private const string AtSites = "unnest(@scopeSites, @scopeSitesFrom, @scopeSitesTo) as s (site, since, before)";

    /// <summary>How far the caller sees.</summary>
    public Reach Sees => ReachOf(Act.SeeResults);

    /// <summary>The condition that the caller may see the result whose id a column holds.</summary>
    public string MaySee(string column) => Sees switch
    {
        Reach.Everything => Everything,
        Reach.Own => $"{column} in ({Owned} union all {StayedAtOwn} union all select result from handover h where {holds} and {openOffers} and {ToSites})",
        Reach.Region => $"{column} in ({Originating} union all {StayedInRegion("result")} union all {OfferedToRegion("result", openOffers)})",
        _ => "false",
    };

    /// <summary>
    /// The condition that the caller may log facts of the result whose id a column holds, whichever they are, and answer what is to be corrected. It is
    /// asked of few results, and on every page: so each is looked up, and not all that the caller reaches are listed first.
    /// </summary>
    /// <param name="column">With the alias of its table, which is none of those in here.</param>
    public string MayLog(string column) => ReachOf(Act.LogFacts) switch
    {
        Reach.Everything => Everything,
        Reach.Own => $"""
            (exists ({Owned} and result = {column}) or exists ({StayedAtOwn} and result = {column})
             or exists (select from handover h where h.{holds} and h.{accepted} and {ToSites} and h.result = {column}))
            """,
        Reach.Region => $"""
            (exists ({Originating} and r.result = {column}) or exists ({StayedInRegion("result")} and v.result = {column})
             or exists ({OfferedToRegion("result", $"{openOffers} and h.result = {column}")}))
            """,
        _ => "false",
    };

    /// <summary>The condition that a handover is offered to the caller: to one of its sites, or to its region or a site there.</summary>
    /// <param name="h">The alias of a row of <c>handover</c>.</param>
    public string Receives(string h) => ReachOf(Act.AnswerHandovers) switch
    {
        Reach.Everything => Everything,
        Reach.Own => $"{h}.to_site = any(@scopeSites)",
        // That the code or the site is one at all is tested first, for it is quickly done; when it is one is then asked of few.
        Reach.Region => $"""
            (({h}.to_region = any(@scopeCodes) and exists (select from {InCodes} where c.code = {h}.to_region and {During("c", $"{h}.offered_on")}))
             or ({h}.to_site = any(@scopeSites) and exists (select from {AtSites} where s.site = {h}.to_site and {During("s", $"{h}.offered_on")})))
            """,
        _ => "false",
    };

    /// <summary>
    /// The condition that a handover is offered by the caller: from one of its sites, or from one in its region; where an offer names no site, by the
    /// owner, or where the result originates.
    /// </summary>
    /// <param name="h">The alias of a row of <c>handover</c>.</param>
    public string Sends(string h) => ReachOf(Act.LogFacts) switch
    {
        Reach.Everything => Everything,
        Reach.Own => $"({h}.from_site = any(@scopeSites) or {h}.from_site is null and {h}.result in ({Owned}))",
        Reach.Region => $"""
            (({h}.result, {h}.ordinal) in (
                 select h.result, h.ordinal from handover h join {AtSites} on s.site = h.from_site and {During("s", "h.offered_on")} where {holds})
             or {h}.from_site is null and {h}.result in ({Originating}))
            """,
        _ => "false",
    };

    /// <summary>The condition that it is the caller's business how a result goes on: it is at its place or, wherever it is, its own.</summary>
    /// <param name="r">The alias of a row of <c>known_result</c>.</param>
    /// <param name="v">The alias of its present stay in <c>stage_visit</c>; all null where there is none.</param>
    public string IsConcerned(string r, string v) => ReachOf(Act.LogFacts) switch
    {
        Reach.Everything => Everything,
        Reach.Own => $"({r}.owner = @scopeOwn or {v}.organisation = @scopeOwn or {v}.site = any(@scopeSites))",
        // That the code is one at all is tested first, for it is quickly done; when it is one is then asked of few.
        Reach.Region => $"""
            (({v}.host_region = any(@scopeCodes)
              and exists (select from {InCodes} where c.code = {v}.host_region and {During("c", $"{v}.entered_on")}))
             or ({v}.result is null and {r}.origin_region = any(@scopeCodes)
              and exists (select from {InCodes} where c.code = {r}.origin_region and {During("c", $"{r}.registered_on")})))
            """,
        _ => "false",
    };

    public void AddTo(NpgsqlCommand command)
    {
        command.Add("scopeOwn", NpgsqlDbType.Text, Caller.Organisation);
        Codes.AddTo(command, "scopeCodes");
        Sites.AddTo(command, "scopeSites");
    }

    private static string Owned => $"select result from known_result where {holds} and owner = @scopeOwn";

    private static string StayedAtOwn => $"select result from stage_visit where {holds} and (organisation = @scopeOwn or site = any(@scopeSites))";

    private const string ToSites = "h.to_site = any(@scopeSites)";

    private static string Originating =>
        $"select r.result from known_result r join {InCodes} on c.code = r.origin_region and {During("c", "r.registered_on")} where {holds}";

    private static string StayedInRegion(string columns) =>
        $"select v.{columns} from stage_visit v join {InCodes} on c.code = v.host_region and {During("c", "v.entered_on")} where {holds}";

    private static string OfferedToRegion(string columns, string condition) =>
        $"""
         select h.{columns} from handover h join {InCodes} on c.code = h.to_region and {During("c", "h.offered_on")} where {holds} and {condition}
         union all
         select h.{columns} from handover h join {AtSites} on s.site = h.to_site and {During("s", "h.offered_on")} where {holds} and {condition}
         """;

    private static string During(string times, string day) => $"{day} >= {times}.since and {day} < {times}.before";

    /// <summary>
    /// How far the role goes; a key that only reads may read what waits. A national office reaches everything: every code in a fact is one of the
    /// catalogue's.
    /// </summary>
    private Reach ReachOf(Act act) =>
        Rights.Of(Caller.Role, act) is var reach && reach == Reach.Region && Caller.Region == Caller.Country ? Reach.Everything : reach;
}
