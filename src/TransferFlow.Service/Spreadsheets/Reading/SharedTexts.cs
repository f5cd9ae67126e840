namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>The texts that cells share, by their numbers from 0.</summary>
internal static class SharedTexts
{
    public static List<string> Read(XlsxPackage package, string? part)
    {
        var texts = new List<string>();
        if (part is null || !package.Has(part)) return texts;
        using var xml = package.Open(part, texts: true);
        while (xml.Read())
            if (xml.IsStart("si", 1)) texts.Add(xml.RichText().Trim());
        return texts;
    }
}
