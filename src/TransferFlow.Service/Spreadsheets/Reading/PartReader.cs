using System.Text;
using System.Xml;

namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>
/// Reads the XML of one part forwards, in bounded memory: no document type, no entities, no nesting without end, no text longer than asked for.
/// Elements are told by their local names, in the two namespaces that the format has had (ECMA-376 transitional and strict).
/// </summary>
internal sealed class PartReader : IDisposable
{
    private static readonly string[] Namespaces =
    [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
    ];

    // The format allows UTF-16 as well, which nothing writes and which the length of tags could not be measured in.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private readonly InflatedPart part;
    private readonly XmlReader xml;
    private readonly char[] chunk = new char[1024];
    private readonly StringBuilder text = new();

    public PartReader(InflatedPart part)
    {
        this.part = part;
        xml = XmlReader.Create(new StreamReader(part, Utf8, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16), new()
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, NameTable = new FewNames(),
            IgnoreComments = true, IgnoreProcessingInstructions = true,
        });
    }

    public int Depth => xml.Depth;

    /// <summary>Whether the element begins here that has all others in it.</summary>
    public bool IsRoot => xml.NodeType == XmlNodeType.Element && xml.Depth == 0;

    public bool IsEmpty => xml.IsEmptyElement;

    /// <summary>Goes to the next node. At the end of the XML the rest of the part is read as well, so that its checksum is compared.</summary>
    public bool Read()
    {
        if (!xml.Read())
        {
            part.ReadToEnd();
            return false;
        }

        if (xml.Depth > SheetLimits.Depth) throw SheetFault.BecauseDamaged("XML 嵌套过深", "its XML is nested far too deeply");
        return true;
    }

    /// <summary>Whether an element of that name begins here.</summary>
    public bool IsStart(string name, int depth) =>
        xml.NodeType == XmlNodeType.Element && xml.Depth == depth && xml.LocalName == name && Array.IndexOf(Namespaces, xml.NamespaceURI) >= 0;

    public bool IsStart(string name) => IsStart(name, xml.Depth);

    /// <summary>Whether the element that began at this depth ends here.</summary>
    public bool IsEnd(int depth) => xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth;

    public string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>The id of a relationship; its attribute has a namespace of its own, one for each of the two forms.</summary>
    public string? RelationshipId() =>
        xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    /// <summary>The text in the element that begins here.</summary>
    /// <exception cref="Domain.Results.RefusedException">It is longer than a cell can be.</exception>
    public string Text()
    {
        if (xml.IsEmptyElement) return "";
        text.Clear();
        for (var depth = xml.Depth; Read() && !IsEnd(depth);)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) continue;
            for (int count; (count = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
            {
                text.Append(chunk, 0, count);
                if (text.Length > SheetLimits.CellText) throw SheetFault.TooMuchText();
            }
        }

        return text.ToString();
    }

    /// <summary>
    /// The text of a rich text that begins here (ECMA-376 part 1, 18.4.8): its runs joined. How Chinese or Japanese is read aloud, a phonetic
    /// run, is no part of it.
    /// </summary>
    public string RichText()
    {
        if (xml.IsEmptyElement) return "";
        string? whole = null;
        StringBuilder? joined = null;
        int? phonetic = null;
        for (var depth = xml.Depth; Read() && !IsEnd(depth);)
        {
            if (phonetic is { } at && IsEnd(at)) phonetic = null;
            else if (phonetic is null && IsStart("rPh") && !IsEmpty) phonetic = Depth;
            if (phonetic is not null || !IsStart("t")) continue;
            var run = Text();
            if (whole is null)
            {
                whole = run;
                continue;
            }

            joined ??= new(whole);
            if (joined.Append(run).Length > SheetLimits.CellText) throw SheetFault.TooMuchText();
        }

        return EscapedText.Decode(joined?.ToString() ?? whole ?? "");
    }

    public void Dispose()
    {
        xml.Dispose();
        part.Dispose();
    }
}
