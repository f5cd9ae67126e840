using Marten;
using TransferFlow.Domain;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Regions;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Shell;

/// <summary>What the ids and codes of a page are called today. Facts and figures carry ids alone, for names can change.</summary>
public sealed class NameBook
{
    private readonly Catalogues catalogues;
    private readonly Dictionary<string, Organisation> organisations;
    private readonly Dictionary<string, Site> sites;

    private NameBook(Catalogues catalogues, IEnumerable<Organisation> organisations, IEnumerable<Site> sites)
    {
        this.catalogues = catalogues;
        this.organisations = organisations.ToDictionary(organisation => organisation.Id);
        this.sites = sites.ToDictionary(site => site.Id);
    }

    /// <summary>A book that has these organisations and sites, as far as they are known.</summary>
    internal static async Task<NameBook> ReadAsync(
        IDocumentStore store, Catalogues catalogues, IEnumerable<string?> organisations, IEnumerable<string?> sites, CancellationToken stop)
    {
        await using var session = store.QuerySession();
        return new(
            catalogues,
            await session.LoadManyAsync<Organisation>(stop, Ids(organisations)),
            await session.LoadManyAsync<Site>(stop, Ids(sites)));
    }

    /// <summary>One that has what either of two has.</summary>
    internal static NameBook Joined(NameBook one, NameBook other) => new(
        one.catalogues, one.organisations.Values.UnionBy(other.organisations.Values, organisation => organisation.Id),
        one.sites.Values.UnionBy(other.sites.Values, site => site.Id));

    public Sentence Organisation(string id) => organisations.GetValueOrDefault(id)?.Name ?? Same(id);

    public Sentence Site(string id) => sites.GetValueOrDefault(id)?.Name ?? Same(id);

    public Sentence Field(string code) => Named(catalogues.Fields, code);

    public Sentence Form(string code) => Named(catalogues.Forms, code);

    public Sentence ContractKind(string code) => Named(catalogues.ContractKinds, code);

    public Sentence Region(string code) => RegionName(catalogues.Regions, code) ?? (code == "unknown" ? Words.UnknownRegion : Same(code));

    /// <summary>A region, a centre or a country; a county with its province, as counties of one name are many. Null for what is none of these.</summary>
    public static Sentence? RegionName(RegionCatalogue regions, string code)
    {
        if (regions.NameOf(code) is not { } name) return null;
        var province = code.Length == 6 && !code.EndsWith("0000", StringComparison.Ordinal) ? regions.NameOf($"{code[..2]}0000") : null;
        return province is null ? new(name.Zh, name.En) : new($"{province.Zh}{name.Zh}", $"{name.En}, {province.En}");
    }

    private static Sentence Named(CodeList list, string code) => list.Find(code) is { } entry ? new(entry.Zh, entry.En) : Same(code);

    private static Sentence Same(string text) => new(text, text);

    private static string[] Ids(IEnumerable<string?> ids) => [.. ids.Where(id => id is not null).Distinct()!];
}
