using System.Text;
using System.Text.Unicode;
using TransferFlow.Domain;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>
/// Judges how a file's text is encoded, on the whole of it: UTF-8 if all of it is that; GB18030 if no line is plainly UTF-8; else it is mixed, and the lines
/// that do not fit are named rather than guessed. Lines are rows here: no text of a stage log may have a line end in it.
/// </summary>
internal static class TextEncoding
{
    /// <summary>A longer line in bytes is refused; it is far more than any row.</summary>
    private const int LongestLine = 64 << 20;

    private const int MostNamed = 100;

    private static readonly (byte[] Start, string Code, Sentence What)[] Signatures =
    [
        ("%PDF"u8.ToArray(), "not-a-csv", new("这是 PDF 文件，不是表格。", "This is a PDF, not a table, whatever its name.")),
        ([0x89, 0x50, 0x4E, 0x47], "not-a-csv", new("这是图片，不是表格。", "This is an image, not a table.")),
        ([0xFF, 0xD8, 0xFF], "not-a-csv", new("这是图片，不是表格。", "This is an image, not a table.")),
        ([0x1F, 0x8B], "not-a-csv", new("这是压缩文件，请先解压。", "This file is compressed; unpack it first.")),
        ([0xFF, 0xFE], "utf-16", new("文件是 UTF-16 编码，请另存为 CSV（UTF-8）。", "The file is UTF-16; save it as CSV (UTF-8).")),
        ([0xFE, 0xFF], "utf-16", new("文件是 UTF-16 编码，请另存为 CSV（UTF-8）。", "The file is UTF-16; save it as CSV (UTF-8).")),
    ];

    public static Encoding Gb18030 { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <returns>The encoding, or what is wrong. The stream is left at its beginning.</returns>
    public static async Task<(Encoding? Encoding, IReadOnlyList<RowError> Errors)> JudgeAsync(Stream file, CancellationToken stop)
    {
        file.Position = 0;
        if (await BinaryKindAsync(file, stop) is { } binary) return (null, [binary]);
        file.Position = 0;
        var lines = await Lines.OfAsync(file, LongestLine, stop);
        file.Position = 0;
        if (lines.TooLong) return (null, [new(lines.Count, null, "record-too-large", new("这一行过长。", "This row is far too long."))]);
        if (lines.Utf8Only) return (new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), []);
        if (lines.Neither.Count > 0) return (null, Name(lines.Neither, "bad-encoding", "这一行既不是 UTF-8 也不是 GB18030。", "This row is neither UTF-8 nor GB18030."));
        if (lines.PlainUtf8.Count == 0) return (Gb18030, []);
        return (null, lines.PlainUtf8.Count < lines.Gb18030.Count
            ? Name(lines.PlainUtf8, "mixed-encodings",
                "文件其余部分是 GB18030，这一行是 UTF-8；请用同一种编码保存整个文件。", "This row is UTF-8 while the rest of the file is GB18030; save the whole file in one encoding.")
            : Name(lines.Gb18030, "mixed-encodings",
                "文件其余部分是 UTF-8，这一行不是；请用同一种编码保存整个文件。", "This row is not UTF-8 while the rest of the file is; save the whole file in one encoding."));
    }

    private static async Task<RowError?> BinaryKindAsync(Stream file, CancellationToken stop)
    {
        var head = new byte[4096];
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stop);
        if (length == 0) return new(null, null, "empty-file", new("文件是空的。", "The file is empty."));
        foreach (var (start, code, what) in Signatures)
            if (head.AsSpan(0, length).StartsWith(start)) return new(null, null, code, what);
        return head.AsSpan(0, length).Count((byte)0) > length / 10 ? new(null, null, "not-a-csv", new("这不是文本文件。", "This is not a text file.")) : null;
    }

    private static RowError[] Name(IReadOnlyList<long> rows, string code, string zh, string en) =>
        [.. rows.Take(MostNamed).Select(row => new RowError(row, null, code, new(zh, en)))];

    /// <summary>What the lines of a file can be, by their numbers from 1; those in ASCII, or by chance in both encodings, tell nothing.</summary>
    private sealed class Lines
    {
        public long Count { get; private set; }

        public bool TooLong { get; private set; }

        public List<long> PlainUtf8 { get; } = [];

        /// <summary>Not UTF-8.</summary>
        public List<long> Gb18030 { get; } = [];

        public List<long> Neither { get; } = [];

        public bool Utf8Only => Gb18030.Count == 0 && Neither.Count == 0;

        public static async Task<Lines> OfAsync(Stream file, int longest, CancellationToken stop)
        {
            var lines = new Lines();
            var buffer = new byte[1 << 20];
            var held = 0;
            int read;
            while ((read = await file.ReadAsync(buffer.AsMemory(held), stop)) > 0)
            {
                held += read;
                var rest = lines.LookAtWhole(buffer.AsSpan(0, held));
                buffer.AsSpan(held - rest, rest).CopyTo(buffer);
                held = rest;
                if (held < buffer.Length) continue;
                if (held >= longest)
                {
                    lines.Count++;
                    lines.TooLong = true;
                    return lines;
                }

                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            if (held > 0) lines.Look(buffer.AsSpan(0, held));
            return lines;
        }

        /// <summary>Looks at all lines that are there as a whole.</summary>
        /// <returns>How many bytes are left over.</returns>
        private int LookAtWhole(ReadOnlySpan<byte> text)
        {
            // A carriage return at the very end may be half of a line end, so it waits for what follows it.
            while (text.IndexOfAny((byte)'\r', (byte)'\n') is var end and >= 0 && (text[end] == '\n' || end + 1 < text.Length))
            {
                Look(text[..end]);
                text = text[(text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : end + 1)..];
            }

            return text.Length;
        }

        private void Look(ReadOnlySpan<byte> line)
        {
            Count++;
            if (Ascii.IsValid(line)) return;
            if (Utf8.IsValid(line))
            {
                if (IsPlain(line)) PlainUtf8.Add(Count);
            }
            else if (Neither.Count < MostNamed)
            {
                (IsGb18030(line) ? Gb18030 : Neither).Add(Count);
            }
        }

        /// <summary>
        /// Two or more three-byte characters: Chinese text in GB18030 is a row of two-byte ones, which can pass for a single UTF-8 character by chance.
        /// </summary>
        private static bool IsPlain(ReadOnlySpan<byte> utf8)
        {
            var three = 0;
            foreach (var unit in utf8)
                if (unit is >= 0xE0 and < 0xF0 && ++three == 2) return true;
            return false;
        }

        private static bool IsGb18030(ReadOnlySpan<byte> line)
        {
            try
            {
                return TextEncoding.Gb18030.GetCharCount(line) >= 0;
            }
            catch (DecoderFallbackException)
            {
                return false;
            }
        }
    }
}
