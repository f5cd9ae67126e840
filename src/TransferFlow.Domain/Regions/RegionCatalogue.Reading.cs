using TransferFlow.Domain.Codes;

namespace TransferFlow.Domain.Regions;

public sealed partial class RegionCatalogue
{
    /// <summary>The newest revision that is shipped.</summary>
    public const string Newest = "gbt2024.1+centres.1";

    /// <summary>Reads one revision, named by that of the regions and that of the centres with a plus between.</summary>
    /// <param name="revision">Such as <see cref="Newest"/>.</param>
    /// <param name="open">
    /// Opens a file of the seeds by its path in them: <c>regions/gbt2024.1.csv</c>, <c>regions/english.csv</c>, <c>centres/places.csv</c>,
    /// <c>centres/centres.1.csv</c> and <c>countries.csv</c>. Each is read to its end and closed.
    /// </param>
    /// <exception cref="FormatException">The revision's name or a file has another shape.</exception>
    /// <exception cref="KeyNotFoundException">A file names a place or a level that does not exist.</exception>
    public static RegionCatalogue Read(string revision, Func<string, TextReader> open)
    {
        if (revision.Split('+') is not [var list, var centres]) throw new FormatException($"\"{revision}\" does not name two revisions.");
        IReadOnlyList<T> Rows<T>(string path, string header, Func<string[], T> read) => SeedFile.Read(open(path), header, read);

        var english = Rows("regions/english.csv", "code,en", c => (Code: c[0], Name: c[1])).ToDictionary(e => e.Code, e => e.Name);
        var named = Rows("centres/places.csv", "code,kind,zh,en", c => new Place(c[0], new(c[2], c[3]), c[1] == "centre"));
        var placeOf = named.ToDictionary(p => p.Code);
        return new RegionCatalogue(revision,
            Rows($"regions/{list}.csv", "code,name,level,parent,valid_from,valid_to,successors", c => ReadRegion(c, english)),
            named,
            Rows(
                $"centres/{centres}.csv", "centre,code,valid_from,valid_to,source",
                c => new Membership(placeOf[c[0]], c[1], ReadValidity(c[2], c[3]))),
            Rows("countries.csv", "code,zh,en", c => (Code: c[0], Name: new RegionName(c[1], c[2]))).ToDictionary(c => c.Code, c => c.Name));
    }

    private static Region ReadRegion(string[] cells, Dictionary<string, string> english) => new(
        cells[0],
        new RegionName(cells[1], english.GetValueOrDefault(cells[0], cells[1])),
        cells[2] switch
        {
            "province" => RegionLevel.Province,
            "prefecture" => RegionLevel.Prefecture,
            "county" => RegionLevel.County,
            var other => throw new FormatException($"The level of {cells[0]} is \"{other}\"."),
        },
        cells[3].Length == 0 ? null : cells[3],
        ReadValidity(cells[4], cells[5]),
        cells[6].Split(';', StringSplitOptions.RemoveEmptyEntries));

    private static Validity ReadValidity(string from, string to) => new(SeedFile.Date(from), SeedFile.Date(to));
}
