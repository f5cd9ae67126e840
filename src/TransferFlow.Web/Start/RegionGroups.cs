using TransferFlow.Domain.Regions;
using TransferFlow.Web.Answers;

namespace TransferFlow.Web.Start;

/// <summary>The rows of one innovation centre, or of the regions outside of all, with the centre's own row.</summary>
/// <param name="Centre">The centre's code, <see cref="RegionCatalogue.Outside"/>, or null where rows are no regions.</param>
public sealed record RegionGroup(string? Centre, ConversionRow? Subtotal, IReadOnlyList<GroupedRow> Rows);

/// <param name="IsPartly">Whether only a part of the region lies in the centre, while the row counts all of it.</param>
public sealed record GroupedRow(ConversionRow Row, bool IsPartly);

/// <summary>Puts the rows of regions under their innovation centres, those outside last.</summary>
internal static class RegionGroups
{
    private static readonly string[] Regional = ["province", "prefecture", "county", "code"];

    public static bool AreRegions(string by) => Regional.Contains(by);

    /// <summary>The groups that have rows, each in the figure's own order.</summary>
    public static IReadOnlyList<RegionGroup> Of(Conversion rates, Conversion byCentre, RegionCatalogue catalogue, DateOnly on)
    {
        if (!AreRegions(rates.By)) return [new(null, null, [.. (rates.Rows ?? []).Select(row => new GroupedRow(row, false))])];
        var rows = (rates.Rows ?? []).ToLookup(row => CentreOf(row.Region!, catalogue, on).Centre);
        return
        [
            .. Centres(catalogue).Where(rows.Contains).Select(centre => new RegionGroup(
                centre, byCentre.Rows?.FirstOrDefault(row => row.Region == centre),
                [.. rows[centre].Select(row => new GroupedRow(row, CentreOf(row.Region!, catalogue, on).IsPartly))])),
        ];
    }

    /// <summary>The centres in their order, and what is outside of them.</summary>
    public static IEnumerable<string> Centres(RegionCatalogue catalogue) =>
        catalogue.Centres.Select(centre => centre.Code).Append(RegionCatalogue.Outside);

    /// <summary>The centre under which a region stands: that in which it lies, else that which lies in part in it.</summary>
    public static (string Centre, bool IsPartly) CentreOf(string region, RegionCatalogue catalogue, DateOnly on) =>
        catalogue.CentreOf(region, on) is { } centre ? (centre, false)
        : catalogue.Centres.FirstOrDefault(place => HasMemberIn(region, place.Code, catalogue, on)) is { } place ? (place.Code, true)
        : (RegionCatalogue.Outside, false);

    private static bool HasMemberIn(string region, string centre, RegionCatalogue catalogue, DateOnly on) =>
        catalogue.MembersOf(centre, on).Any(member => catalogue.Inside(member, region, on));
}
