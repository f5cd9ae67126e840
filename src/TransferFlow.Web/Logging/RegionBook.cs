using TransferFlow.Domain;
using TransferFlow.Domain.Regions;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Logging;

/// <summary>The regions and countries by what people call them. Those that no longer are can still be given by their codes.</summary>
public sealed class RegionBook
{
    private readonly RegionCatalogue regions;
    private readonly ILookup<string, string> codes;

    public RegionBook(Catalogues catalogues)
    {
        regions = catalogues.Regions;
        Coarse = [.. Of(RegionLevel.Province), .. Of(RegionLevel.Prefecture)];
        Counties = Of(RegionLevel.County);
        Countries = [.. regions.Countries.Select(country => new Option(country.Code, new(country.Name.Zh, country.Name.En)))];
        codes = Coarse.Concat(Counties).Concat(Countries).SelectMany(Names).Distinct()
            .ToLookup(pair => pair.Name, pair => pair.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Provinces and prefectures.</summary>
    public IReadOnlyList<Option> Coarse { get; }

    public IReadOnlyList<Option> Counties { get; }

    public IReadOnlyList<Option> Countries { get; }

    /// <summary>The codes of all that are called so; a code, also one of the past, is called by itself.</summary>
    public IReadOnlyList<string> Find(string name) => regions.Knows(name) || regions.IsCountry(name) ? [name] : [.. codes[name]];

    public Sentence NameOf(string code) => NameBook.RegionName(regions, code) ?? new(code, code);

    private IReadOnlyList<Option> Of(RegionLevel level) =>
        [.. regions.RegionsOf(level, DateOnly.MaxValue).Select(region => new Option(region.Code, NameOf(region.Code)))];

    private IEnumerable<(string Name, string Code)> Names(Option option)
    {
        var own = regions.NameOf(option.Value)!;
        return new[] { option.Name.Zh, option.Name.En, own.Zh, own.En }.Select(name => (name, option.Value));
    }
}
