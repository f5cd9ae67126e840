using System.IO.Compression;
using System.Text;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>
/// The zip file that a workbook is (ECMA-376 part 2): finds its parts by name and by relationship, and tells what else a file is that looks like
/// one. Names in it are only ever compared, never used as paths; macros in it are never looked at.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    private readonly Stream file;
    private readonly SheetLimits limits;
    private readonly Allowance allowance;
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="RefusedException">It is no workbook that can be read.</exception>
    public XlsxPackage(Stream file, SheetLimits limits)
    {
        (this.file, this.limits, allowance) = (file, limits, new(limits.Inflated));
        if (ZipDirectory.HasMoreThan(limits.Entries, file)) throw new RefusedException(SheetFault.TooManyEntries(limits.Entries));
        file.Position = 0;
        zip = new(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in zip.Entries)
            if (!entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry))
                throw SheetFault.BecauseDamaged("有两个同名的部件", "two of its parts have the same name");
    }

    /// <summary>The name of the workbook's own part.</summary>
    public string WorkbookName()
    {
        if (Has("mimetype") && Head("mimetype").StartsWith("application/vnd.oasis.opendocument", StringComparison.Ordinal))
            throw new RefusedException(SheetFault.OpenDocument);
        if (!Has("_rels/.rels")) throw new RefusedException(SheetFault.NoSpreadsheet);
        var name = Relationships("").FirstOrDefault(relationship => relationship.Is("officeDocument"))?.Target;
        if (name is null) throw new RefusedException(SheetFault.NoSpreadsheet);
        return name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) ? throw new RefusedException(SheetFault.BinaryXlsb) : name;
    }

    public bool Has(string name) => entries.ContainsKey(name);

    /// <param name="texts">Whether the part holds the shared texts, which have a limit of their own.</param>
    public PartReader Open(string name, bool texts = false) => new(Inflate(name, texts));

    /// <summary>What a part refers to; the package itself has the empty name.</summary>
    public IReadOnlyList<Relationship> Relationships(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var name = $"{part[..slash]}_rels/{part[slash..]}.rels";
        if (!Has(name)) return [];
        using var xml = Open(name);
        var found = new List<Relationship>();
        while (xml.Read())
        {
            if (!xml.IsStart("Relationship", 1) || xml.Attribute("TargetMode") == "External") continue;
            if ((xml.Attribute("Id"), xml.Attribute("Type"), xml.Attribute("Target")) is not ({ } id, { } type, { } target))
                throw SheetFault.BecauseDamaged("部件关系不完整", "a relationship of its parts is not whole");
            found.Add(new(id, type, Relationship.Resolve(part[..slash], target)));
        }

        return found;
    }

    public void Dispose() => zip.Dispose();

    private InflatedPart Inflate(string name, bool texts)
    {
        if (!entries.TryGetValue(name, out var entry)) throw SheetFault.BecauseDamaged("缺少部件", "a part of it is missing");
        if (entry.IsEncrypted) throw new RefusedException(SheetFault.Encrypted);
        return new(entry.Open(), file, entry.Crc32, allowance, limits, texts
            ? (limits.SharedTexts, SheetFault.TooManyTexts(limits.SharedTexts)) : (limits.Inflated, SheetFault.InflatesTooFar(limits.Inflated)));
    }

    private string Head(string name)
    {
        using var part = Inflate(name, texts: false);
        var head = new byte[100];
        return Encoding.Latin1.GetString(head, 0, part.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }
}

/// <param name="Type">An address, of which the last step says what the target is.</param>
/// <param name="Target">The name of the part.</param>
internal sealed record Relationship(string Id, string Type, string Target)
{
    public bool Is(string kind) => Type.EndsWith("/" + kind, StringComparison.Ordinal);

    /// <summary>The name that a target has, given from a folder or from the root of the package.</summary>
    public static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..") steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            else if (step != ".") steps.Add(step);
        }

        return Uri.UnescapeDataString(string.Join('/', steps));
    }
}
