using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Access;

/// <summary>Who asks or acts. All of it comes from who signed in, nothing from what was sent.</summary>
/// <param name="Actor">An opaque id of the person or the key; names live elsewhere.</param>
/// <param name="Organisation">The organisation that the caller acts for; an incubator always has one.</param>
/// <param name="Region">An office's region: GB/T 2260, a centre or another named set, or <see cref="Country"/>.</param>
/// <param name="MayWrite">False for a key that only reads.</param>
/// <param name="KeyOwner">Of a machine's key, who made it and answers for it; null for a person.</param>
public sealed record Caller(
    string Actor, Role Role, string? Organisation = null, string? Region = null, bool MayWrite = true, string? KeyOwner = null)
{
    /// <summary>The region of a national office: ISO 3166-1.</summary>
    public const string Country = "CN";

    /// <summary>What happens by itself when its time comes.</summary>
    public static readonly Caller Schedule = new("schedule", Role.Office, Region: Country);

    /// <summary>For whom the caller acts, as it goes beside every fact: an organisation, or the office of a region.</summary>
    public string ActsFor => Organisation ?? (Region is null ? Actor : $"office-{Region.ToLowerInvariant()}");

    /// <summary>Who answers for what the caller does: an opaque id. Nobody becomes another by making a key.</summary>
    public string Person => KeyOwner ?? Actor;

    /// <summary>Whether the right exists at all; how far it goes is <see cref="Rights.Of"/>.</summary>
    public bool May(Act act) => ReachOf(act) != Reach.Nothing;

    public Reach ReachOf(Act act) =>
        (Rights.Writes(act) && !MayWrite) || (Rights.IsForPeople(act) && KeyOwner is not null) ? Reach.Nothing : Rights.Of(Role, act);

    /// <summary>Whether a region lies in the caller's own on that day.</summary>
    public bool Covers(string? region, DateOnly on, RegionCatalogue regions) =>
        Region is not null && region is not null && (Region == Country ? regions.Knows(region) || region == Country : regions.Inside(region, Region, on));
}
