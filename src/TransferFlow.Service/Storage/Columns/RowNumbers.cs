using System.Runtime.CompilerServices;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>
/// Numbers the rows of an answer as they are met, and finds them by the numbers of regions and names. What lies where on which day is found once
/// for all days between two changes of the catalogue.
/// </summary>
internal sealed class RowNumbers(FigureRequest request, RegionCatalogue regions, ColumnSnapshot snapshot)
{
    private const int NotMet = -2;
    private const int NoRow = -1;

    private readonly int[] changes = [.. regions.Changes.Select(day => day.DayNumber)];
    private readonly RowFinder finder = new(request, regions);
    private readonly int[] byRegion = Filled((regions.Changes.Count + 1) * snapshot.Regions.Length);
    private readonly int[] byName = request.By is GroupBy.Site or GroupBy.Owner or GroupBy.Field ? Filled(snapshot.Names.Length + 1) : [];
    private readonly Dictionary<string, int> numbers = [];

    /// <summary>The rows' keys, by their numbers.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>One of the entries that belong to each row, by which the row is found again.</summary>
    public List<(string Region, string? Key, DateOnly Entered)> Members { get; } = [];

    /// <param name="name">The site, owner or field, where rows are told apart by one.</param>
    /// <param name="day">The day of the entry that is counted.</param>
    /// <returns>Negative where it belongs to no row.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Of(int region, int name, int day)
    {
        var epoch = 0;
        while (epoch < changes.Length && changes[epoch] <= day) epoch++;
        ref var row = ref byRegion[(epoch * snapshot.Regions.Length) + region];
        if (row == NotMet) row = OfRegion(finder.RowOf(snapshot.Regions[region], null, DateOnly.FromDayNumber(day)));
        var found = row == NoRow || byName.Length == 0 ? row : OfName(name);
        if (found == Members.Count) Members.Add((snapshot.Regions[region], NameOf(name), DateOnly.FromDayNumber(day)));
        return found;
    }

    /// <summary>Where rows are told apart by name, a region only decides whether there is one.</summary>
    private int OfRegion(string? key) => key is null ? NoRow : byName.Length == 0 ? NumberOf(key) : 0;

    private int OfName(int name)
    {
        ref var row = ref byName[name + 1];
        if (row == NotMet) row = NumberOf(name == Absent.Text ? RowFinder.Unrecorded : snapshot.Names[name]);
        return row;
    }

    private string? NameOf(int name) => byName.Length == 0 ? null : snapshot.Name(name);

    private int NumberOf(string key)
    {
        if (numbers.TryGetValue(key, out var number)) return number;
        Keys.Add(key);
        return numbers[key] = numbers.Count;
    }

    private static int[] Filled(int length)
    {
        var rows = new int[length];
        Array.Fill(rows, NotMet);
        return rows;
    }
}
