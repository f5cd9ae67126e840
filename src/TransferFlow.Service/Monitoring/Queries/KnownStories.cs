using TransferFlow.Domain.Figures;

namespace TransferFlow.Service.Monitoring.Queries;

/// <summary>
/// What is known of results besides their stays, in SQL, cut at asOf like <see cref="KnownRows.Known"/>. Those filters that are about results have been
/// applied; what joins <c>head</c> need not apply them again.
/// </summary>
internal static class KnownStories
{
    /// <summary>One row for each registered result.</summary>
    public const string Head =
        """
        head as (
            select result, owner, field, origin_region, case when ended_on <= @asOf then ended_on end as ended_on, way_out
            from known_result
            where known_from <= @knownAt and known_to > @knownAt and (@field is null or field = @field) and (@owner is null or owner = @owner))
        """;

    /// <summary>Deals by the terms that began to hold by asOf; the first of all is that of the first deal.</summary>
    public const string Deal =
        """
        deal as (
            select result, ordinal, holds_from, case when holds_until <= @asOf then holds_until end as holds_until, amount_cny, destination_region,
                   min(holds_from) over (partition by result, contract_number) as signed_on
            from deal_period
            where known_from <= @knownAt and known_to > @knownAt and holds_from <= @asOf)
        """;

    /// <summary>Rows that happened to a result, each with the stay that was begun last on or before it; that is null before the first stay.</summary>
    /// <param name="what">A table of rows with <c>result</c>, a <c>number</c> that tells them apart, and <c>happened_on</c>.</param>
    /// <param name="stays">Which stays are looked at.</param>
    public static string Standing(string what, string stays = "true") =>
        $"""
         select distinct on (w.number) w.*, head.owner, head.field, head.origin_region, head.ended_on, head.way_out, k.ordinal as stay, k.site, k.host_region
         from {what} w join head using (result)
         left join known k on k.result = w.result and k.entered_on <= w.happened_on and {stays}
         order by w.number, k.ordinal desc
         """;

    /// <summary>The region under which what happened in a stay is counted.</summary>
    public static string StandingRegionOf(FigureRequest request, string destination = "null::text") => request.Attribution switch
    {
        Attribution.Origin => "origin_region",
        Attribution.Destination => $"coalesce({destination}, '{InRegionShare.NoDestination}')",
        _ => "coalesce(host_region, origin_region)",
    };

    public const string HappenedAtSite = "(@site is null or site = @site)";

    public const string HappenedInWindow =
        $"(@cohortFrom is null or happened_on >= @cohortFrom) and (@cohortTo is null or happened_on <= @cohortTo) and {HappenedAtSite}";
}
