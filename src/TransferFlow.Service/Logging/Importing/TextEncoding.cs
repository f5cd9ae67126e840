using System.Buffers;
using System.Text;
using System.Text.Unicode;
using TransferFlow.Domain;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>
/// Judges how a file's text is encoded, on the whole of it: UTF-8 if all of it is that; GB18030 if no line is plainly UTF-8; else it is mixed, and the lines
/// that do not fit are named rather than guessed.
/// </summary>
internal static class TextEncoding
{
    /// <summary>The longest line that is looked at; a file with a longer one is no stage log.</summary>
    private const int LongestLine = 64 << 20;

    private const int MostNamed = 100;

    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <returns>The encoding, or what is wrong. The stream is left at its beginning.</returns>
    public static async Task<(Encoding? Encoding, IReadOnlyList<RowError> Errors)> JudgeAsync(Stream file, CancellationToken stop)
    {
        file.Position = 0;
        if (await BinaryKindAsync(file, stop) is { } binary) return (null, [binary]);
        file.Position = 0;
        var (plain, broken) = await LinesAsync(file, stop);
        file.Position = 0;
        if (broken.Count == 0) return (new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), []);
        if (plain == 0) return (Gb18030, []);
        return (null, [.. broken.Take(MostNamed).Select(line => new RowError(line, null, "mixed-encodings", new(
            "文件其余部分是 UTF-8，这一行不是；请用同一种编码保存整个文件。", "This line is not UTF-8 while the rest of the file is; save the whole file in one encoding.")))]);
    }

    private static async Task<RowError?> BinaryKindAsync(Stream file, CancellationToken stop)
    {
        var head = new byte[4096];
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stop);
        var start = head.AsSpan(0, length);
        if (length == 0) return NotCsv("empty-file", "文件是空的。", "The file is empty.");
        if (start.StartsWith("%PDF"u8)) return NotCsv("not-a-csv", "这是 PDF 文件，不是 CSV。", "This is a PDF, not a CSV file, whatever its name.");
        if (start.StartsWith("PK\u0003\u0004"u8)) return NotCsv("not-a-csv", "这是 XLSX 或压缩文件，请另存为 CSV（UTF-8）。", "This is an XLSX or a zip file; save it as CSV (UTF-8).");
        if (start.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 })) return NotCsv("not-a-csv", "这是旧版 Office 文件，请另存为 CSV（UTF-8）。", "This is an old Office file; save it as CSV (UTF-8).");
        if (start.StartsWith(new byte[] { 0xFF, 0xFE }) || start.StartsWith(new byte[] { 0xFE, 0xFF })) return NotCsv("utf-16", "文件是 UTF-16 编码，请另存为 CSV（UTF-8）。", "The file is UTF-16; save it as CSV (UTF-8).");
        return start.Count((byte)0) > length / 10 ? NotCsv("not-a-csv", "这不是文本文件。", "This is not a text file.") : null;
    }

    private static RowError NotCsv(string code, string zh, string en) => new(null, null, code, new Sentence(zh, en));

    /// <summary>How many lines are plainly UTF-8, and which are not UTF-8 at all.</summary>
    private static async Task<(int Plain, List<long> Broken)> LinesAsync(Stream file, CancellationToken stop)
    {
        var buffer = new byte[1 << 20];
        var line = new ArrayBufferWriter<byte>();
        var (plain, broken, number) = (0, new List<long>(), 0L);
        int read;
        while ((read = await file.ReadAsync(buffer, stop)) > 0)
        {
            for (var rest = buffer.AsMemory(0, read); rest.Length > 0;)
            {
                var end = rest.Span.IndexOf((byte)'\n');
                line.Write(rest.Span[..(end < 0 ? rest.Length : end + 1)]);
                if (end < 0 && line.WrittenCount < LongestLine) break;
                Look(line.WrittenSpan);
                line.ResetWrittenCount();
                rest = rest[(end < 0 ? rest.Length : end + 1)..];
            }
        }

        if (line.WrittenCount > 0) Look(line.WrittenSpan);
        return (plain, broken);

        void Look(ReadOnlySpan<byte> text)
        {
            number++;
            if (Ascii.IsValid(text)) return;
            if (!Utf8.IsValid(text)) broken.Add(number);
            else if (IsPlain(text)) plain++;
        }
    }

    /// <summary>
    /// Two or more three-byte characters: Chinese text in GB18030 is a row of two-byte ones, which can pass for a single UTF-8 character by chance.
    /// </summary>
    private static bool IsPlain(ReadOnlySpan<byte> utf8)
    {
        var three = 0;
        foreach (var rune in Encoding.UTF8.GetString(utf8).EnumerateRunes())
            if (rune.Utf8SequenceLength == 3 && ++three == 2) return true;
        return false;
    }
}
