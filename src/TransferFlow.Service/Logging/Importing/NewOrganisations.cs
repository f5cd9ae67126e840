using TransferFlow.Domain;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>Finds the organisations that a file names and the store does not know, as they are to be created: unverified.</summary>
internal static class NewOrganisations
{
    /// <summary>
    /// A new organisation is where its earliest row says: an owner where its result originates, any other where the stage takes place. The order of the
    /// file does not matter, for a home is fixed for ever.
    /// </summary>
    public static IReadOnlyList<Organisation> Of(IEnumerable<ParsedRow> rows, IReadOnlyDictionary<string, Organisation> known)
    {
        var earliest = new Dictionary<string, (DateOnly On, string Region, string Name)>();
        foreach (var row in rows)
        {
            var origin = (row.Fact as Fact.ResultRegistered ?? row.Implied)?.OriginRegion;
            if (origin is not null) Meet(row.Owner, (row.Fact.OccurredOn, origin, row.OwnerName));
            if (row.Fact is Fact.StageEntered { Organisation: { } id, HostRegion: var region }) Meet(id, (row.Fact.OccurredOn, region, row.Organisation!));
        }

        return [.. earliest.Select(met => Unverified(met.Key, met.Value.Name, met.Value.Region))];

        void Meet(string id, (DateOnly On, string Region, string Name) meeting)
        {
            if (known.ContainsKey(id) || (earliest.TryGetValue(id, out var before) && before.CompareTo(meeting) <= 0)) return;
            earliest[id] = meeting;
        }
    }

    private static Organisation Unverified(string id, string name, string region) => new(id, new Sentence(name, name), region, Homes.Of(region), Verified: false);
}
