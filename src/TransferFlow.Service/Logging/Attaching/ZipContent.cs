using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Attaching;

/// <summary>The documents that are zip archives of XML: Office's (ECMA-376, part 2) and OFD (GB/T 33190).</summary>
internal static class ZipContent
{
    // A directory of more, which is some ten thousand files, would take much memory to read; so would a part.
    private const int GreatestDirectory = 1 << 20;
    private const int GreatestPart = 1 << 20;

    private const int EndSize = 22;

    private static readonly EvidenceKind[] office = [EvidenceKind.Docx, EvidenceKind.Xlsx, EvidenceKind.Pptx];

    /// <summary>Whether the file ends as an archive, whatever it begins with.</summary>
    public static bool IsZip(ReadOnlySpan<byte> file) => EndOf(file) >= 0;

    /// <summary>Null for any other archive, and for a document with macros.</summary>
    public static EvidenceKind? KindOf(byte[] file)
    {
        if (!HasSmallDirectory(file)) return null;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file));
            if (zip.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            return RootOf(zip, "OFD.xml") == "OFD" ? EvidenceKind.Ofd : OfficeKindOf(zip);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Where the record at an archive's end begins (APPNOTE.TXT, 4.3.16); its comment fills the file. Negative where there is none.</summary>
    private static int EndOf(ReadOnlySpan<byte> file)
    {
        for (var at = file.Length - EndSize; at >= Math.Max(0, file.Length - EndSize - ushort.MaxValue); at--)
        {
            if (file[at..].StartsWith("PK\u0005\u0006"u8) && at + EndSize + BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 20)..]) == file.Length)
                return at;
        }

        return -1;
    }

    private static bool HasSmallDirectory(ReadOnlySpan<byte> file)
    {
        var end = EndOf(file);
        if (end < 0) return false;
        var start = BinaryPrimitives.ReadUInt32LittleEndian(file[(end + 16)..]);
        return start <= end && end - start <= GreatestDirectory;
    }

    private static string? RootOf(ZipArchive zip, string part)
    {
        using var xml = Open(zip, part);
        return xml?.MoveToContent() == XmlNodeType.Element ? xml.LocalName : null;
    }

    /// <summary>The kind whose main part the archive has; a document that another is embedded in does not have that one's.</summary>
    private static EvidenceKind? OfficeKindOf(ZipArchive zip)
    {
        using var types = Open(zip, "[Content_Types].xml");
        if (types is null) return null;
        var declared = new HashSet<string?>();
        while (types.Read())
            if (types.NodeType == XmlNodeType.Element) declared.Add(types.GetAttribute("ContentType"));
        var kinds = office.Where(kind => declared.Contains($"{kind.MediaType}.main+xml")).ToList();
        return kinds.Count == 1 ? kinds[0] : null;
    }

    /// <summary>A part of which there is one, and that is not too large. Document types are not read.</summary>
    private static XmlReader? Open(ZipArchive zip, string name)
    {
        var named = zip.Entries.Where(entry => entry.FullName == name).ToList();
        if (named.Count != 1) return null;
        using var part = named[0].Open();
        var content = new byte[GreatestPart + 1];
        var length = part.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return length > GreatestPart ? null : XmlReader.Create(new MemoryStream(content, 0, length), new() { DtdProcessing = DtdProcessing.Prohibit });
    }
}
