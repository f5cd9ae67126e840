using System.Buffers.Binary;
using System.Text;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Attaching;

/// <summary>
/// The documents of Office before 2007 ([MS-CFB]): a directory of 128-byte entries, which lie at multiples of their size. Their names tell what is in
/// it; a document that another is embedded in has the names of both. An encrypted document of today is such a file, too, and has none of them.
/// </summary>
internal static class CompoundFile
{
    private const int EntrySize = 128;
    private const int NameLengthAt = 64;
    private const int TypeAt = 66;
    private const byte Stream = 2;

    public static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static IReadOnlyList<EvidenceKind> KindsOf(ReadOnlySpan<byte> file)
    {
        var kinds = new HashSet<EvidenceKind>();
        for (var at = 4 * EntrySize; at + EntrySize <= file.Length; at += EntrySize)
        {
            var name = StreamName(file.Slice(at, EntrySize));
            if (name == "_VBA_PROJECT") return [];
            if (KindOf(name) is { } kind) kinds.Add(kind);
        }

        return [.. kinds];
    }

    private static EvidenceKind? KindOf(string? stream) => stream switch
    {
        "WordDocument" => EvidenceKind.Doc,
        "Workbook" or "Book" => EvidenceKind.Xls,
        "PowerPoint Document" => EvidenceKind.Ppt,
        _ => null,
    };

    private static string? StreamName(ReadOnlySpan<byte> entry)
    {
        // With the NUL that ends it.
        var length = BinaryPrimitives.ReadUInt16LittleEndian(entry[NameLengthAt..]);
        return entry[TypeAt] == Stream && length is > 2 and <= NameLengthAt ? Encoding.Unicode.GetString(entry[..(length - 2)]) : null;
    }
}
