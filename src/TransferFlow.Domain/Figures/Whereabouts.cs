
namespace TransferFlow.Domain.Figures;

/// <summary>Where a result stood when something happened to it that names no place of its own.</summary>
internal static class Whereabouts
{
    /// <summary>The stay that was begun last on or before a date; null before the first.</summary>
    public static KnownVisit? StayOn(this KnownResult result, DateOnly date)
    {
        for (var i = result.Visits.Count - 1; i >= 0; i--)
            if (result.Visits[i].Entered <= date) return result.Visits[i];
        return null;
    }

    /// <summary>The host region of a stay; before the first, a result stands where it originates.</summary>
    public static string RegionOf(this KnownResult result, KnownVisit? stay) => stay?.HostRegion ?? result.OriginRegion;
}
