using TransferFlow.Domain.Regions;
using TransferFlow.Web.Answers;

namespace TransferFlow.Web.Start;

/// <summary>The flow as a square: rows from, columns to, regions of one centre side by side.</summary>
internal sealed class FlowMatrix
{
    /// <summary>Shades of the heat, the palest first.</summary>
    private const int Shades = 6;

    private readonly Dictionary<(string From, string To), long> counts;
    private readonly double greatest;

    public FlowMatrix(Flow flow, RegionCatalogue catalogue, DateOnly on)
    {
        counts = (flow.Rows ?? []).ToDictionary(row => (row.From, row.To), row => row.Count);
        greatest = counts.Count == 0 ? 1 : counts.Values.Max();
        var order = RegionGroups.Centres(catalogue).ToList();
        int Place(string code) => order.IndexOf(IsCentre(code) ? code : RegionGroups.CentreOf(code, catalogue, on).Centre);
        bool IsCentre(string code) => catalogue.Centres.Any(centre => centre.Code == code);
        From = [.. counts.Keys.Select(key => key.From).Distinct().OrderBy(Place).ThenBy(code => code, StringComparer.Ordinal)];
        To = [.. counts.Keys.Select(key => key.To).Distinct().OrderBy(Place).ThenBy(code => code, StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> From { get; }

    public IReadOnlyList<string> To { get; }

    public long Count(string from, string to) => counts.GetValueOrDefault((from, to));

    public long CountFrom(string from) => counts.Where(pair => pair.Key.From == from).Sum(pair => pair.Value);

    /// <summary>From 0 for none to <see cref="Shades"/>. The root keeps small flows visible beside great ones.</summary>
    public int Shade(string from, string to) => (int)Math.Ceiling(Math.Sqrt(Count(from, to) / greatest) * Shades);
}
