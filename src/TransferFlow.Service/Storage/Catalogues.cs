using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage;

/// <summary>
/// The catalogues that are shipped as seeds, read once at the start, and the code lists as administrators have amended them since, as far as
/// <see cref="References"/> has seen.
/// </summary>
public sealed partial class Catalogues
{
    private readonly string folder;
    private readonly ConcurrentDictionary<string, RegionCatalogue> older = new();
    private readonly CodeLists shipped;
    private volatile Amendments amended;

    /// <param name="folder">The folder of the seeds; by default the one beside the program.</param>
    public Catalogues(string? folder = null)
    {
        this.folder = folder ?? Path.Combine(AppContext.BaseDirectory, "seeds");
        Regions = RegionCatalogue.Read(RegionCatalogue.Newest, Open);
        Revisions = new(Regions, Older);
        shipped = new([.. CodeLists.Names.Select(List)]);
        amended = new([], shipped);
    }

    public RegionCatalogue Regions { get; }

    /// <summary>The region catalogue in the revisions that are shipped: an older one is read when a figure first asks for it.</summary>
    public RegionRevisions Revisions { get; }

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

    private RegionCatalogue? Older(string revision)
    {
        if (older.TryGetValue(revision, out var known)) return known;
        // What is no revision is not kept, or the names that anyone can ask for would pile up.
        return ReadOlder(revision) is { } read ? older.GetOrAdd(revision, read) : null;
    }

    private RegionCatalogue? ReadOlder(string revision) =>
        RevisionName().Match(revision) is { Success: true } name
        && File.Exists(PathOf($"regions/{name.Groups["regions"].Value}.csv")) && File.Exists(PathOf($"centres/{name.Groups["centres"].Value}.csv"))
            ? RegionCatalogue.Read(revision, Open)
            : null;

    [GeneratedRegex(
        @"^(?<regions>gbt[0-9.]{1,20})\+(?<centres>centres\.[0-9]{1,9})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex RevisionName();

    private CodeList List(string name)
    {
        using var file = Open($"code-lists/{name}.csv");
        return CodeList.Read(name, file);
    }

    private sealed record Amendments(IReadOnlyList<CodeAmendment> Made, CodeLists Lists);
}
