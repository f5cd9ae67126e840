using TransferFlow.Domain;

namespace TransferFlow.Web.Figures;

/// <summary>The beginning of a long text, for where there is room for a sentence only.</summary>
internal static class FirstSentence
{
    public static Sentence Of(Sentence text) => new(Cut(text.Zh, "。"), Cut(text.En, ". "));

    /// <summary>Whether there is more to say.</summary>
    public static bool IsAll(Sentence text) => Of(text) == text;

    private static string Cut(string text, string end) =>
        text.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at ? text[..(at + 1)] : text;
}
