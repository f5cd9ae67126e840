namespace TransferFlow.Domain.Regions;

public sealed partial class RegionCatalogue
{
    /// <summary>The row that a region falls into, judged on the day of the entry that is counted.</summary>
    /// <returns>
    /// A region's or a centre's code, or <see cref="Outside"/>. What is coarser than the grouping, lies abroad or is unknown keeps its own code;
    /// a county without a prefecture stands for one.
    /// </returns>
    public string GroupOf(string code, Grouping by, DateOnly on) => by switch
    {
        Grouping.Province => AtLevel(code, RegionLevel.Province, on),
        Grouping.Prefecture => AtLevel(code, RegionLevel.Prefecture, on),
        Grouping.County => AtLevel(code, RegionLevel.County, on),
        Grouping.Centre => CentreOf(code, on) ?? (IsPartlyInCentre(code, on) || !Knows(code) ? code : Outside),
        _ => code,
    };

    /// <summary>Whether the region lies wholly inside on that day.</summary>
    /// <param name="code">The region that was recorded, or a country.</param>
    /// <param name="within">A region, a centre, a named set or a country; see <see cref="KnowsPlace"/>.</param>
    /// <param name="on">The day of the entry that is counted.</param>
    public bool Inside(string code, string within, DateOnly on)
    {
        if (code == within) return true;
        if (!places.ContainsKey(within)) return SelfAndAbove(code, on).Any(region => region.Code == within);
        return MembershipsOf(code, on).Any(member => member.Place.Code == within);
    }

    /// <summary>The code of the innovation centre that the region lies in on that day; null if in none, or only in part.</summary>
    public string? CentreOf(string code, DateOnly on) => MembershipsOf(code, on).FirstOrDefault(member => member.Place.IsCentre)?.Place.Code;

    /// <summary>The regions that make up a centre or a named set on that day, each with all in it; none for other codes.</summary>
    public IEnumerable<string> MembersOf(string place, DateOnly on) =>
        memberships.SelectMany(ofCode => ofCode)
            .Where(member => member.Place.Code == place && member.Validity.Includes(on))
            .Select(member => member.Code);

    /// <summary>The centres and named sets that the region lies wholly inside on that day.</summary>
    public IEnumerable<Place> PlacesOf(string code, DateOnly on) => MembershipsOf(code, on).Select(member => member.Place).Distinct();

    private string AtLevel(string code, RegionLevel level, DateOnly on)
    {
        foreach (var region in SelfAndAbove(code, on))
            if (region.Level == level) return region.Code;
        return code;
    }

    private IEnumerable<Membership> MembershipsOf(string code, DateOnly on) =>
        SelfAndAbove(code, on).SelectMany(region => memberships[region.Code]).Where(member => member.Validity.Includes(on));

    private bool IsPartlyInCentre(string code, DateOnly on) =>
        membershipsBelow[code].Any(member => member.Place.IsCentre && member.Validity.Includes(on));
}
