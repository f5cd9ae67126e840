using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>Finds the codes behind the names in a file: a code list's, a stage's or an event's in Chinese or English, a site's, an organisation's.</summary>
internal sealed class Names(IEnumerable<Site> sites)
{
    private static readonly Dictionary<string, string> EventsByName = FactCodes.InStageLogs
        .SelectMany(code => new[] { code, FactCodes.NameOf(code).Zh, FactCodes.NameOf(code).En }, (code, name) => (code, name))
        .ToDictionary(pair => pair.name, pair => pair.code, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, Stage> StagesByName = Stages.All
        .SelectMany(
            stage => new[] { stage.Code(), stage.Name().Zh, stage.Name().En }.Distinct(StringComparer.OrdinalIgnoreCase), (stage, name) => (stage, name))
        .ToDictionary(pair => pair.name, pair => pair.stage, StringComparer.OrdinalIgnoreCase);

    // A name that two sites share leads to neither.
    private readonly Dictionary<string, string> sitesByName = sites
        .SelectMany(site => new[] { site.Name.Zh, site.Name.En }.Distinct(), (site, name) => (site.Id, name))
        .GroupBy(pair => pair.name).Where(named => named.Count() == 1).ToDictionary(named => named.Key, named => named.First().Id);

    private readonly HashSet<string> siteIds = [.. sites.Select(site => site.Id)];

    // Making an id from a name takes a hash, and a file has few names many times.
    private readonly Dictionary<string, string> organisations = [];

    public static string? Event(string name) => EventsByName.GetValueOrDefault(name);

    public static Stage? Stage(string name) => StagesByName.TryGetValue(name, out var stage) ? stage : null;

    /// <summary>The site's id; the text itself where no site has that name.</summary>
    public string? Site(string? name) => name is null || siteIds.Contains(name) ? name : sitesByName.GetValueOrDefault(name, name);

    public string Organisation(string name) => organisations.TryGetValue(name, out var id) ? id : organisations[name] = OrganisationId.Of(name);
}
