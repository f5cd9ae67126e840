using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Figures;

/// <summary>The rows of an answer while they are added up, ordered by code, and the total beside them.</summary>
/// <param name="begin">Makes an empty row.</param>
internal sealed class Rows<T>(FigureRequest request, RegionCatalogue catalogue, Func<T> begin)
    where T : class
{
    /// <summary>Finds the rows.</summary>
    public RowFinder Finder { get; } = new(request, catalogue);

    public T Total { get; } = begin();

    public SortedDictionary<string, T> Each { get; } = new(StringComparer.Ordinal);

    /// <summary>The row to which a count belongs, begun where it is the first; null where it belongs to none, and so not to the total.</summary>
    public T? Of(string region, string? key, DateOnly on)
    {
        if (Finder.RowOf(region, key, on) is not { } code) return null;
        if (!Each.TryGetValue(code, out var row)) Each[code] = row = begin();
        return row;
    }
}
