using System.Buffers;
using System.Text;
using System.Text.Unicode;
using TransferFlow.Service.Logging.Importing;

namespace TransferFlow.Service.Logging.Attaching;

/// <summary>Text that is for people: not markup, which a browser could run, and no script that names its interpreter.</summary>
internal static class TextContent
{
    /// <summary>All but tabulators, line ends and form feeds.</summary>
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127]);

    public static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.ContainsAny(Controls)) return false;
        var text = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        var first = text.TrimStart(" \t\r\n\f"u8);
        return !first.StartsWith("<"u8) && !first.StartsWith("#!"u8) && (Utf8.IsValid(text) || IsGb18030(text));
    }

    private static bool IsGb18030(ReadOnlySpan<byte> text)
    {
        try
        {
            return TextEncoding.Gb18030.GetCharCount(text) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
