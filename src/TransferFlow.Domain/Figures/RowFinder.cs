using System.Collections.Concurrent;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Figures;

/// <summary>Finds the row to which a count belongs; null where it belongs to none. May be used on several threads.</summary>
public sealed class RowFinder(FigureRequest request, RegionCatalogue catalogue)
{
    /// <summary>The code of rows whose results have no site, or no field, recorded.</summary>
    public const string Unrecorded = "-";

    private readonly ConcurrentDictionary<(string, int), string?> found = [];
    private readonly ConcurrentDictionary<(string, string?, int), Border> borders = [];

    /// <param name="region">The attributed region.</param>
    /// <param name="on">The date of the entry that is counted: regions are judged as they were on it.</param>
    public string? RowOf(string region, string? key, DateOnly on)
    {
        var place = (region, catalogue.EpochOf(on));
        if (!found.TryGetValue(place, out var row)) found[place] = row = PlaceOf(region, on);
        return row is null || request.Grouping is not null || request.By == GroupBy.None ? row : key ?? Unrecorded;
    }

    /// <summary>The group of a region, wherever it lies; only where rows are regions.</summary>
    public string GroupOf(string region, DateOnly on) => catalogue.GroupOf(region, request.Grouping!.Value, on);

    /// <summary>The border between two regions, wherever they lie; see <see cref="RegionCatalogue.BorderBetween"/>.</summary>
    public Border BorderBetween(string from, string? to, DateOnly on) =>
        borders.TryGetValue((from, to, catalogue.EpochOf(on)), out var border) ? border
        : borders[(from, to, catalogue.EpochOf(on))] = catalogue.BorderBetween(from, to, on);

    /// <summary>The group of a region, nothing where rows are not regions, and null where it lies outside of what is asked about.</summary>
    private string? PlaceOf(string region, DateOnly on) =>
        request.Within is { } within && !catalogue.Inside(region, within, on) ? null
        : request.Grouping is { } grouping ? catalogue.GroupOf(region, grouping, on) : "";
}
