using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Attaching;

/// <summary>
/// Tells what a file is by its content, for names and declared types are only what someone says. A file that reads as two things is none of them:
/// whoever checks it must see what whoever relied on it saw.
/// </summary>
internal static class ContentKinds
{
    /// <summary>Readers find a PDF's head up to here, wherever the file begins, and its end as far from the file's.</summary>
    private const int PdfReach = 1024;

    /// <summary>The kinds of which the file can be; none where it is not accepted.</summary>
    public static IReadOnlyList<EvidenceKind> Of(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith("%PDF-"u8)) return IsWholePdf(bytes) && !ZipContent.IsZip(bytes) ? [EvidenceKind.Pdf] : [];
        if (bytes[..Math.Min(bytes.Length, PdfReach)].IndexOf("%PDF-"u8) >= 0) return [];
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return ZipContent.KindOf(content) is { } kind ? [kind] : [];
        return ZipContent.IsZip(bytes) ? [] : OfPlain(bytes);
    }

    private static IReadOnlyList<EvidenceKind> OfPlain(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? [EvidenceKind.Png]
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? [EvidenceKind.Jpeg]
        : bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) ? [EvidenceKind.Tiff]
        : bytes.StartsWith(CompoundFile.Signature) ? CompoundFile.KindsOf(bytes)
        : TextContent.IsText(bytes) ? [EvidenceKind.Csv, EvidenceKind.PlainText]
        : [];

    private static bool IsWholePdf(ReadOnlySpan<byte> bytes) => bytes[Math.Max(0, bytes.Length - PdfReach)..].LastIndexOf("%%EOF"u8) >= 0;
}
