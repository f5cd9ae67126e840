namespace TransferFlow.Tests.Access;

/// <summary>Texts that do harm where a program takes them for something else than text.</summary>
internal static class AttackTexts
{
    /// <summary>What can be stored, for it is text, and has to be shown as what it is.</summary>
    public static IReadOnlyList<string> Storable { get; } =
    [
        // Markup and scripts.
        "<script>window.hacked=1</script>", "\"><img src=x onerror=\"window.hacked=1\">", "'><svg/onload=window.hacked=1>", "</title><script>window.hacked=1</script>",
        "</textarea><script>window.hacked=1</script>", "<a href=\"javascript:window.hacked=1\">x</a>", "javascript:window.hacked=1", "<!--", "]]>", "&lt;b&gt;&amp;", "<style>body{display:none}</style>",
        "<base href=\"//evil.example\">", "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
        // Templates.
        "{{constructor.constructor('window.hacked=1')()}}", "${window.hacked=1}", "#{7*7}", "@(1+1)", "<%= 7*7 %>", "{0}{1}%s%n",
        // Formulas.
        "=1+1", "=HYPERLINK(\"http://evil.example\",\"x\")", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0",
        // SQL, paths, commands.
        "'; drop table mt_events; --", "1' or '1'='1", "\\'; select 1; --", "%27%20or%201=1", "100%_\\%", "../../etc/passwd", "..\\..\\x", "$(id)", "`id`", "a;b|c&d", "\"quoted\", 'and', “both”",
        // Directions, invisible characters, planes beyond the first.
        "\u202Eevil\u202C", "a\u2066b\u2069c", "zero\u200Bwidth", "a\u0301\u0302\u0303", "\U0001F9EA试管", "line\u2028separator", "\uFF1Cscript\uFF1E",
    ];

    /// <summary>What no text of ours can be.</summary>
    public static IReadOnlyList<string> Refused { get; } =
        ["a\0b", "a\u0007b", "a\nb", "a\tb", "a\u001Bb", "a\u0085b", "\u007F", " ", "\u3000", " around ", new('x', 1_001), new('长', 100_000)];
}
