using System.Buffers.Binary;

namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>
/// Counts the entries of a zip file by walking through its central directory (APPNOTE 6.3, sections 4.3.12 and 4.3.16), so that a file with a
/// million of them is refused before anything is made of each.
/// </summary>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054B50;
    private const uint EntrySignature = 0x02014B50;
    private const int EndLength = 22;
    private const int EntryLength = 46;

    /// <summary>
    /// Whether there are more entries than allowed, or the directory is of the form for files beyond 4 GB or 65,535 entries. A file without a
    /// directory has none.
    /// </summary>
    public static bool HasMoreThan(int limit, Stream file)
    {
        if (End(file) is not { } end) return false;
        var start = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16));
        if (start == uint.MaxValue || Number(end.AsSpan(10)) == ushort.MaxValue || Number(end.AsSpan(4)) == ushort.MaxValue) return true;

        Span<byte> entry = stackalloc byte[EntryLength];
        file.Position = start;
        for (var count = 0; count <= limit; count++)
        {
            if (file.ReadAtLeast(entry, EntryLength, throwOnEndOfStream: false) < EntryLength) return false;
            if (BinaryPrimitives.ReadUInt32LittleEndian(entry) != EntrySignature) return false;
            file.Position += Number(entry[28..]) + Number(entry[30..]) + Number(entry[32..]);
        }

        return true;
    }

    /// <summary>The record at the end of the file, which may have a comment behind it.</summary>
    private static byte[]? End(Stream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, EndLength + ushort.MaxValue)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) == EndSignature) return tail[at..(at + EndLength)];
        return null;
    }

    private static int Number(ReadOnlySpan<byte> field) => BinaryPrimitives.ReadUInt16LittleEndian(field);
}
