using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage;

/// <summary>
/// The catalogues that are shipped as seeds, read once at the start, and the code lists as administrators have amended them since, as far as
/// <see cref="References"/> has seen.
/// </summary>
public sealed class Catalogues
{
    private readonly string folder;
    private readonly CodeLists shipped;
    private volatile Amendments amended;

    /// <param name="folder">The folder of the seeds; by default the one beside the program.</param>
    public Catalogues(string? folder = null)
    {
        this.folder = folder ?? Path.Combine(AppContext.BaseDirectory, "seeds");
        Regions = RegionCatalogue.Read(RegionCatalogue.Newest, Open);
        shipped = new([.. CodeLists.Names.Select(List)]);
        amended = new([], shipped);
    }

    public RegionCatalogue Regions { get; }

    public CodeLists Lists => amended.Lists;

    public CodeList Fields => Lists.Fields;

    public CodeList Forms => Lists.Forms;

    public CodeList ContractKinds => Lists.ContractKinds;

    public CodeList Currencies => Lists.Currencies;

    /// <summary>The catalogues together with these sites.</summary>
    public Reference With(IEnumerable<Site> sites) => With(sites, Lists);

    /// <summary>Opens a file of the seeds by its path in them.</summary>
    public TextReader Open(string path) => new StreamReader(PathOf(path));

    public string PathOf(string path) => Path.Combine(folder, path);

    /// <summary>The lists with these amendments, which are all that there are; from now on everyone sees them.</summary>
    internal CodeLists Amend(IReadOnlyList<CodeAmendment> amendments)
    {
        // They are read every few moments and hardly ever differ.
        if (!amendments.SequenceEqual(amended.Made)) amended = new(amendments, shipped.Amended(amendments));
        return amended.Lists;
    }

    internal Reference With(IEnumerable<Site> sites, CodeLists lists) =>
        new(Regions, lists.Fields, lists.Forms, lists.ContractKinds, lists.Currencies, sites.ToDictionary(site => site.Id));

    private CodeList List(string name)
    {
        using var file = Open($"code-lists/{name}.csv");
        return CodeList.Read(name, file);
    }

    private sealed record Amendments(IReadOnlyList<CodeAmendment> Made, CodeLists Lists);
}
