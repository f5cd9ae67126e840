using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Results;

/// <summary>The dated catalogues and the sites against which a fact's codes are judged.</summary>
/// <param name="Sites">By id.</param>
public sealed record Reference(
    RegionCatalogue Regions, CodeList Fields, CodeList Forms, CodeList ContractKinds, CodeList Currencies, IReadOnlyDictionary<string, Site> Sites)
{
    /// <summary>Where a site lies; null for none, and for one that is unknown.</summary>
    public string? RegionOfSite(string? site) => site is not null && Sites.TryGetValue(site, out var known) ? known.Region : null;
}
