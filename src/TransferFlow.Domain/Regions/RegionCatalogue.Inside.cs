using TransferFlow.Domain.Codes;

namespace TransferFlow.Domain.Regions;

public sealed partial class RegionCatalogue
{
    private DateOnly[]? changes;

    /// <summary>
    /// All codes that lie inside a place, each with a time in which it does: what <see cref="Inside"/> says, as a table to join others with. A code
    /// that leaves and comes back is listed twice.
    /// </summary>
    /// <param name="within">A region, a centre, a named set or a country; of what is unknown, only itself is inside.</param>
    public IEnumerable<(string Code, Validity Validity)> CodesInside(string within) =>
        regions.Keys.Append(within).Distinct().SelectMany(code => TimesInside(code, within), (code, time) => (code, time));

    private IEnumerable<Validity> TimesInside(string code, string within)
    {
        var (isInside, since) = (Inside(code, within, DateOnly.MinValue), (DateOnly?)null);
        foreach (var day in Changes)
        {
            var wasInside = isInside;
            isInside = Inside(code, within, day);
            if (wasInside && !isInside) yield return new(since, day);
            if (!wasInside && isInside) since = day;
        }

        if (isInside) yield return new(since, null);
    }

    /// <summary>
    /// The days on which something can come to lie elsewhere, ascending: a code is used again for another place, or belongs to a place for a time.
    /// </summary>
    public IReadOnlyList<DateOnly> Changes => changes ??= FindChanges();

    /// <summary>
    /// The number, from 0, of the time between two changes in which a day lies: on all days of it a region lies in the same places.
    /// </summary>
    public int EpochOf(DateOnly day)
    {
        var epoch = 0;
        while (epoch < Changes.Count && Changes[epoch] <= day) epoch++;
        return epoch;
    }

    private DateOnly[] FindChanges()
    {
        var reused = regions.Values.Where(stays => stays.Length > 1).SelectMany(stays => stays, (_, stay) => stay.Validity.From);
        var members = memberships.SelectMany(ofCode => ofCode).SelectMany(member => new[] { member.Validity.From, member.Validity.To });
        return [.. reused.Concat(members).OfType<DateOnly>().Distinct().Order()];
    }
}
