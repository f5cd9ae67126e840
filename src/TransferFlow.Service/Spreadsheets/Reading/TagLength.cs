namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>
/// Follows XML in UTF-8 by its bytes and finds tags that are too long. A reader of XML keeps a tag with all its attributes in memory, so one
/// attribute could take all of it.
/// </summary>
internal sealed class TagLength
{
    private bool isInTag;
    private bool isDeclaration;
    private byte quote;
    private int length;

    /// <returns>False once a tag is longer than <see cref="SheetLimits.LongestTag"/>.</returns>
    public bool Follow(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            if (!isInTag)
            {
                var start = bytes.IndexOf((byte)'<');
                if (start < 0) return true;
                bytes = bytes[(start + 1)..];
                (isInTag, isDeclaration, quote, length) = (true, false, 0, 0);
            }

            var end = End(bytes);
            length += end < 0 ? bytes.Length : end;
            if (length > SheetLimits.LongestTag) return false;
            if (end < 0) return true;
            isInTag = false;
            bytes = bytes[(end + 1)..];
        }
    }

    /// <summary>
    /// Where the tag ends; a bracket in quotes is none, but quotes in a comment or the like are none themselves. Below zero where it goes on.
    /// </summary>
    private int End(ReadOnlySpan<byte> bytes)
    {
        if (length == 0 && bytes.Length > 0) isDeclaration = bytes[0] is (byte)'!' or (byte)'?';
        for (var at = 0; ; at++)
        {
            var next = quote != 0 ? bytes[at..].IndexOf(quote) : isDeclaration ? bytes[at..].IndexOf((byte)'>') : bytes[at..].IndexOfAny("\"'>"u8);
            if (next < 0) return -1;
            at += next;
            if (bytes[at] == '>' && quote == 0) return at;
            quote = quote == 0 ? bytes[at] : (byte)0;
        }
    }
}
