using System.Collections.Concurrent;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>Finds out how far callers reach; which codes lie in an office's region is found once, for the catalogue never changes.</summary>
public sealed class Scopes(References references)
{
    private readonly ConcurrentDictionary<string, Times> codes = new();

    internal async Task<CallerScope> OfAsync(Caller caller, CancellationToken stop)
    {
        var reference = await references.CurrentAsync(stop);
        return caller switch
        {
            { Role: Role.Incubator, Organisation: { } own } => new(caller, Times.None, SitesOf(own, reference)),
            { Role: Role.Office, Region: { } region and not Caller.Country } => InRegion(caller, region, reference),
            _ => new(caller, Times.None, Times.None),
        };
    }

    private static Times SitesOf(string organisation, Reference reference) =>
        new([.. reference.Sites.Values.Where(site => site.Organisation == organisation).Select(site => (site.Id, default(Validity)))]);

    private CallerScope InRegion(Caller caller, string region, Reference reference)
    {
        var inside = codes.GetOrAdd(region, within => new([.. reference.Regions.CodesInside(within)]));
        var times = inside.Entries.ToLookup(entry => entry.Key, entry => entry.Validity);
        return new(caller, inside, new([.. reference.Sites.Values.SelectMany(site => times[site.Region], (site, time) => (site.Id, time))]));
    }
}
