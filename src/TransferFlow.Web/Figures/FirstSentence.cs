using TransferFlow.Domain;

namespace TransferFlow.Web.Figures;

/// <summary>The beginning of a long text, for where there is room for a sentence only.</summary>
internal static class FirstSentence
{
    public static Sentence Of(Sentence text) => new(Cut(text.Zh, "。"), Cut(text.En, ". "));

    private static string Cut(string text, string end)
    {
        var plain = WithoutCode(text);
        return plain.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at ? plain[..(at + 1)] : plain;
    }

    /// <summary>A definition may begin with the name of the number that it explains first, which says nothing where no number is in sight.</summary>
    private static string WithoutCode(string text)
    {
        var code = text.AsSpan().IndexOfAnyExceptInRange('a', 'z');
        if (code <= 0 || text[code] is not ('：' or ':')) return text;
        var rest = text[(code + 1)..].TrimStart();
        return rest.Length == 0 ? text : char.ToUpperInvariant(rest[0]) + rest[1..];
    }
}
