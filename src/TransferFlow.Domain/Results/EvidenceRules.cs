using System.Globalization;
using System.Text;

namespace TransferFlow.Domain.Results;

/// <summary>What is wrong with evidence in itself. What is in the file has been looked at before.</summary>
public static class EvidenceRules
{
    private const string FileName = "file_name";

    public static Refusal TooLarge { get; } = new("file-too-large", new(
        $"文件超过{EvidenceKind.GreatestSize >> 20} MB。", $"The file has more than {EvidenceKind.GreatestSize >> 20} MB."), "file");

    internal static Refusal?[] Faults(Fact.EvidenceAttached fact) =>
    [
        NameFault(fact.FileName),
        EvidenceKind.Find(fact.MediaType) is { } kind ? EndingFault(fact.FileName, kind) : TypeNotAllowed(),
        fact.Sha256.Length == 64 && fact.Sha256.All(char.IsAsciiHexDigitLower) ? null : BadHash(),
        SizeFault(fact.Size),
    ];

    /// <summary>What is wrong with a size in bytes; null where nothing is.</summary>
    public static Refusal? SizeFault(long size) => size switch
    {
        < 1 => new("empty-file", new("文件是空的。", "The file is empty."), "file"),
        > EvidenceKind.GreatestSize => TooLarge,
        _ => null,
    };

    public static Refusal TypeNotAllowed()
    {
        var endings = EvidenceKind.All.Select(kind => kind.Endings[0][1..].ToUpperInvariant()).ToList();
        return new("evidence-type-not-allowed", new(
            $"不接受此类文件；可上传{string.Join("、", endings)}，须完整，不得含宏或加密，文本须为UTF-8或GB18030。",
            $"Files of this kind are not accepted; there are {string.Join(", ", endings)}, whole, without macros, not encrypted, and text in UTF-8 or GB18030."),
            "file");
    }

    /// <param name="said">The name or the media type that says otherwise.</param>
    /// <param name="kinds">What the content can be.</param>
    public static Refusal TypeMismatch(string said, IReadOnlyList<EvidenceKind> kinds)
    {
        var endings = string.Join(" ", kinds.SelectMany(kind => kind.Endings));
        return new("evidence-type-mismatch", new(
            $"文件内容与“{Fault.Shown(said)}”不符，按内容应为{endings}。", $"The content is not what '{Fault.Shown(said)}' says; it is that of {endings}."), "file");
    }

    private static Refusal? EndingFault(string name, EvidenceKind kind) => kind.Fits(name) ? null : TypeMismatch(name, [kind]);

    private static Refusal? NameFault(string name) => FactRules.Text(FileName, name) ?? (name.EnumerateRunes().Any(IsMisleading) ? BadName() : null);

    /// <summary>
    /// Folders, and characters that are not seen themselves but change what is seen: a right-to-left override shows <c>fdp.exe</c> as <c>exe.pdf</c>.
    /// </summary>
    private static bool IsMisleading(Rune character) => character.Value is '/' or '\\'
        || Rune.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static Refusal BadName() => new("bad-file-name", new(
        "文件名不能含有路径或不可见字符。", "The name of a file has no folders and no invisible characters in it."), FileName);

    private static Refusal BadHash() => new("bad-hash", new(
        "sha256应为64位小写十六进制。", "'sha256' has 64 lower-case hexadecimal digits."), "sha256");
}
