using System.Text;
using System.Text.Json;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>Texts of every kind that people, programs and attackers send.</summary>
internal static class Texts
{
    // Sound, however odd: no control character, no space around, whole characters.
    private static readonly string[] odd =
    [
        "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "'; drop table mt_events; --", "\" or \"\"=\"", "\\", "%", "_", "%00",
        "{{7*7}}", "${jndi:ldap://x}", "../../etc/passwd", "null", "undefined", "true", "0", "-1", "1e308", "NaN", 
        "a\u202Eb", "\u2066x\u2069", "\uFEFFx", "x\uFEFF", "\u200D", "é", "e\u0301", "ﷺ",
        "👩‍👩‍👧‍👦", "🏳️‍🌈", "𠮷野家", "\uFFFE", "\uFFFF", "\uE000", "\U0010FFFF", "ＡＢＣ１２３", "中关村科技园", "成果“甲”", 
        "שלום", "مرحبا", "ไทย", "Ω≈ç√", "a b", "a\u3000b", "a\u00A0b", "ß", "İi", "\u00AD", 
        "AUX", "con", "#", "?a=b", "a;b", "a,b", "a/b",
    ];

    // No store can hold it, or no file can carry it from one to another.
    private static readonly string[] unsound =
    [
        "", " ", "\u3000", " a", "a ", "\u00A0a", "a\u2028", "a\u0000b", "\u0000", "a\u0007", 
        "a\nb", "\r\n", "\t", "a\u001Fb", "a\u007F", "a\u0085b", "\u009F",
    ];

    /// <summary>Half a character, as only an escape in JSON can say it.</summary>
    private static readonly string[] broken = [@"""\ud800""", @"""a\udc00b""", @"""\udc00\ud800""", @"""x\udbff"""];

    public static string Odd(Random random) => odd[random.Next(odd.Length)];

    /// <summary>As JSON.</summary>
    public static string Unsound(Random random) =>
        random.Next(4) == 0 ? broken[random.Next(broken.Length)] : Json(unsound[random.Next(unsound.Length)]);

    /// <summary>Of exactly so many characters, which take one to four bytes each.</summary>
    public static string OfLength(Random random, int length)
    {
        var character = random.Next(4) switch { 0 => "a", 1 => "é", 2 => "长", _ => "𠮷" };
        return new StringBuilder().Insert(0, character, length).ToString();
    }

    /// <summary>As a JSON string, escaped or not where either can be.</summary>
    public static string Json(string text) => JsonSerializer.Serialize(text, Options);

    private static JsonSerializerOptions Options { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
