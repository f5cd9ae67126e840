namespace TransferFlow.Domain.Regions;

public sealed partial class RegionCatalogue
{
    /// <summary>The border between two regions on a day, tested in the order: abroad, one province, one centre, none.</summary>
    /// <param name="from">A region.</param>
    /// <param name="to">A region or a country; null where it is not recorded.</param>
    public Border BorderBetween(string from, string? to, DateOnly on)
    {
        if (to is null) return Border.Unknown;
        if (IsCountry(to)) return Border.Abroad;
        if (!Knows(from) || !Knows(to)) return Border.Unknown;
        if (AtLevel(from, RegionLevel.Province, on) == AtLevel(to, RegionLevel.Province, on)) return Border.Local;
        if (CentresOf(from, on).Intersect(CentresOf(to, on)).Any()) return Border.Centre;
        // A province that a centre cuts through may or may not be meant with its part inside.
        return CentresTouching(from, on).Intersect(CentresTouching(to, on)).Any() ? Border.Unknown : Border.Outside;
    }

    private IEnumerable<string> CentresOf(string code, DateOnly on) =>
        MembershipsOf(code, on).Where(member => member.Place.IsCentre).Select(member => member.Place.Code);

    private IEnumerable<string> CentresTouching(string code, DateOnly on) => CentresOf(code, on).Concat(
        membershipsBelow[code].Where(member => member.Place.IsCentre && member.Validity.Includes(on)).Select(member => member.Place.Code));
}
