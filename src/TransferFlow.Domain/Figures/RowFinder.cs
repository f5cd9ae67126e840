using System.Collections.Concurrent;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Figures;

/// <summary>Finds the row to which a count belongs; null where it belongs to none. May be used on several threads.</summary>
public sealed class RowFinder(FigureRequest request, RegionCatalogue catalogue)
{
    /// <summary>The code of rows whose results have no site, or no field, recorded.</summary>
    public const string Unrecorded = "-";

    private readonly ConcurrentDictionary<(string, DateOnly), string?> found = [];
    private readonly ConcurrentDictionary<(string, string?, DateOnly), Border> borders = [];

    /// <param name="region">The attributed region.</param>
    /// <param name="on">The date of the entry that is counted: regions are judged as they were on it.</param>
    public string? RowOf(string region, string? key, DateOnly on)
    {
        if (request.Grouping is { } grouping)
        {
            if (found.TryGetValue((region, on), out var row)) return row;
            return found[(region, on)] = IsWithin(region, on) ? catalogue.GroupOf(region, grouping, on) : null;
        }

        if (!IsWithin(region, on)) return null;
        return request.By == GroupBy.None ? "" : key ?? Unrecorded;
    }

    /// <summary>The group of a region, wherever it lies; only where rows are regions.</summary>
    public string GroupOf(string region, DateOnly on) => catalogue.GroupOf(region, request.Grouping!.Value, on);

    /// <summary>The border between two regions, wherever they lie; see <see cref="RegionCatalogue.BorderBetween"/>.</summary>
    public Border BorderBetween(string from, string? to, DateOnly on) =>
        borders.TryGetValue((from, to, on), out var border) ? border : borders[(from, to, on)] = catalogue.BorderBetween(from, to, on);

    private bool IsWithin(string region, DateOnly on) => request.Within is not { } within || catalogue.Inside(region, within, on);
}
