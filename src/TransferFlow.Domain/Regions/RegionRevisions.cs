namespace TransferFlow.Domain.Regions;

/// <summary>The region catalogue in all its revisions: figures are asked by one of them, by default the newest.</summary>
/// <param name="newest">By which figures are asked unless they name another.</param>
/// <param name="older">Finds an older revision by its name; null for what is none.</param>
public sealed class RegionRevisions(RegionCatalogue newest, Func<string, RegionCatalogue?>? older = null)
{
    public RegionCatalogue Newest => newest;

    /// <summary>The revision of that name; null where there is none.</summary>
    public RegionCatalogue? Find(string revision) => revision == newest.Revision ? newest : older?.Invoke(revision);

    /// <summary>A single revision.</summary>
    public static RegionRevisions Of(RegionCatalogue catalogue) => new(catalogue);
}
