using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Texts, each with times in which it counts, by the numbers that stand for them in cells.</summary>
internal sealed class CellTimes
{
    private readonly (int Since, int Before)[]?[] times;

    /// <param name="texts">All texts, by their numbers.</param>
    public CellTimes(Times of, string[] texts)
    {
        var wanted = of.Entries.ToLookup(
            entry => entry.Key, entry => (entry.Validity.From?.DayNumber ?? int.MinValue, entry.Validity.To?.DayNumber ?? int.MaxValue));
        times = wanted.Count == 0 ? [] : [.. texts.Select(text => wanted.Contains(text) ? wanted[text].ToArray() : null)];
    }

    /// <summary>Whether the text counts on a day.</summary>
    public bool Holds(int number, int day)
    {
        // One that is absent has a number below all.
        if ((uint)number >= (uint)times.Length || times[number] is not { } ofText) return false;
        foreach (var (since, before) in ofText)
            if (day >= since && day < before) return true;
        return false;
    }
}
