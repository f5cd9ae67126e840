using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage;

/// <summary>The catalogues that are shipped as seeds, read once at the start. They are data; a new revision is a new file.</summary>
public sealed class Catalogues
{
    private readonly string folder;

    /// <param name="folder">The folder of the seeds; by default the one beside the program.</param>
    public Catalogues(string? folder = null)
    {
        this.folder = folder ?? Path.Combine(AppContext.BaseDirectory, "seeds");
        Regions = RegionCatalogue.Read(RegionCatalogue.Newest, Open);
        Fields = List("fields");
        Forms = List("forms-of-transformation");
        ContractKinds = List("contract-kinds");
        Currencies = List("currencies");
    }

    public RegionCatalogue Regions { get; }

    public CodeList Fields { get; }

    public CodeList Forms { get; }

    public CodeList ContractKinds { get; }

    public CodeList Currencies { get; }

    /// <summary>The catalogues together with these sites.</summary>
    public Reference With(IEnumerable<Site> sites) =>
        new(Regions, Fields, Forms, ContractKinds, Currencies, sites.ToDictionary(site => site.Id));

    /// <summary>Opens a file of the seeds by its path in them.</summary>
    public TextReader Open(string path) => new StreamReader(PathOf(path));

    public string PathOf(string path) => Path.Combine(folder, path);

    private CodeList List(string name)
    {
        using var file = Open($"code-lists/{name}.csv");
        return CodeList.Read(name, file);
    }
}
