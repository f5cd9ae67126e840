using System.Collections.Frozen;

namespace TransferFlow.Domain.Regions;

/// <summary>
/// The regions of GB/T 2260 with their dates, the innovation centres and other named sets of them, and the countries of ISO 3166-1, at one revision.
/// It never changes once read, so a figure that names its <see cref="Revision"/> can be computed again.
/// </summary>
public sealed partial class RegionCatalogue
{
    /// <summary>The row of regions that surely lie in no centre.</summary>
    public const string Outside = "outside";

    private static readonly RegionName outsideName = new("中心之外", "Outside the centres");

    private readonly FrozenDictionary<string, Region[]> regions;
    private readonly FrozenDictionary<string, Place> places;
    private readonly FrozenDictionary<string, RegionName> countries;
    private readonly ILookup<string, Membership> memberships;
    private readonly ILookup<string, Membership> membershipsBelow;

    private RegionCatalogue(
        string revision, IEnumerable<Region> regions, IReadOnlyList<Place> places, IReadOnlyList<Membership> memberships,
        IReadOnlyDictionary<string, RegionName> countries)
    {
        Revision = revision;
        this.regions = regions.GroupBy(r => r.Code).ToFrozenDictionary(g => g.Key, g => g.OrderBy(r => r.Validity.From).ToArray());
        this.places = places.ToFrozenDictionary(p => p.Code);
        this.countries = countries.ToFrozenDictionary();
        Places = places;
        Centres = [.. places.Where(p => p.IsCentre)];
        this.memberships = memberships.ToLookup(m => m.Code);
        membershipsBelow = memberships
            .SelectMany(m => SelfAndAbove(m.Code, DateOnly.MaxValue).Skip(1), (m, above) => (above.Code, m))
            .ToLookup(p => p.Code, p => p.m);
    }

    /// <summary>The revisions of the region list and of the centres, as in <c>gbt2024.1+centres.1</c>.</summary>
    public string Revision { get; }

    /// <summary>The innovation centres, in the order of their file.</summary>
    public IReadOnlyList<Place> Centres { get; }

    /// <summary>The innovation centres and the other named sets, in the order of their file.</summary>
    public IReadOnlyList<Place> Places { get; }

    /// <summary>Whether the code is a region of China that is or ever was in the catalogue. Countries are not: see <see cref="IsCountry"/>.</summary>
    public bool Knows(string code) => regions.ContainsKey(code);

    /// <summary>Whether the code is an ISO 3166-1 alpha-2 code of a country abroad.</summary>
    public bool IsCountry(string code) => countries.ContainsKey(code);

    /// <summary>Whether one can look inside it: a region, a centre, a named set or a country.</summary>
    public bool KnowsPlace(string within) => Knows(within) || places.ContainsKey(within) || IsCountry(within);

    /// <summary>The countries abroad, by code: what a screen offers to choose from.</summary>
    public IEnumerable<(string Code, RegionName Name)> Countries => countries.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));

    /// <summary>Whether the code is in force on that day. Countries always are; unknown codes never.</summary>
    public bool InForce(string code, DateOnly on) =>
        regions.TryGetValue(code, out var stays) ? Array.Exists(stays, stay => stay.Validity.Includes(on)) : IsCountry(code);

    /// <summary>The newest name of a region, a centre, a named set, a country or <see cref="Outside"/>; null for anything else.</summary>
    public RegionName? NameOf(string code) =>
        regions.TryGetValue(code, out var stays) ? stays[^1].Name
        : places.TryGetValue(code, out var place) ? place.Name
        : countries.TryGetValue(code, out var country) ? country
        : code == Outside ? outsideName : null;

    /// <summary>The regions of one level in force on that day, by code: what a screen offers to choose from.</summary>
    public IEnumerable<Region> RegionsOf(RegionLevel level, DateOnly on) =>
        regions.Values.Select(stays => StayOn(stays, on)).Where(r => r.Level == level && r.Validity.Includes(on)).OrderBy(r => r.Code);

    /// <summary>All regions in force on that day, by code.</summary>
    public IEnumerable<Region> InForceOn(DateOnly on) =>
        regions.Values.SelectMany(stays => stays).Where(stay => stay.Validity.Includes(on)).OrderBy(stay => stay.Code, StringComparer.Ordinal);

    /// <summary>Every stay of a code in the catalogue, the earliest first; empty for what never was in it.</summary>
    public IReadOnlyList<Region> StaysOf(string code) => regions.GetValueOrDefault(code) ?? [];

    /// <summary>The region and those above it, the finest first; empty for what is no region of the catalogue.</summary>
    private IEnumerable<Region> SelfAndAbove(string code, DateOnly on)
    {
        for (string? next = code; next is not null && regions.TryGetValue(next, out var stays);)
        {
            var region = StayOn(stays, on);
            yield return region;
            next = region.Parent;
        }
    }

    /// <summary>
    /// The stay of that day; between and outside of stays the one before, or else the first: a code used out of its time is still its place.
    /// </summary>
    private static Region StayOn(Region[] stays, DateOnly on) =>
        stays.Length == 1 ? stays[0] : Array.FindLast(stays, stay => stay.Validity.From is null || stay.Validity.From <= on) ?? stays[0];
}
