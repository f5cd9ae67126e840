using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class Judging_evidence
{
    private static readonly Fact.EvidenceAttached sound = Evidence("2022-01-01");

    [Theory]
    [InlineData("验收意见（终稿）.pdf")]
    [InlineData("it's \"the\" <contract>; 100%.PDF")]
    [InlineData("𠮷🚀.pdf")]
    [InlineData(".pdf")]
    [InlineData("..pdf")]
    public void A_name_may_have_any_character_that_is_seen(string name) => Faults(sound with { FileName = name }).ShouldBeEmpty();

    [Theory]
    [InlineData("a/b.pdf", "bad-file-name")]
    [InlineData(@"C:\a.pdf", "bad-file-name")]
    [InlineData("../a.pdf", "bad-file-name")]
    [InlineData("a\u202Efdp.exe.pdf", "bad-file-name")]
    [InlineData("a\u2066b.pdf", "bad-file-name")]
    [InlineData("a\u200Bb.pdf", "bad-file-name")]
    [InlineData("\uFEFFa.pdf", "bad-file-name")]
    [InlineData("a\u2028b.pdf", "bad-file-name")]
    [InlineData("a\U000E0041b.pdf", "bad-file-name")]
    [InlineData("a\r\nX: y.pdf", "forbidden-character")]
    [InlineData("a\0.pdf", "forbidden-character")]
    [InlineData(" a.pdf", "surrounding-space")]
    [InlineData("a.pdf ", "surrounding-space", "evidence-type-mismatch")]
    [InlineData("", "missing-value", "evidence-type-mismatch")]
    public void A_name_with_folders_or_with_what_is_not_seen_is_refused(string name, params string[] codes) =>
        Faults(sound with { FileName = name }).Select(fault => fault.Code).ShouldBe(codes);

    [Fact]
    public void A_name_has_at_most_two_hundred_characters()
    {
        Faults(sound with { FileName = new string('长', 196) + ".pdf" }).ShouldBeEmpty();
        Faults(sound with { FileName = new string('长', 197) + ".pdf" }).ShouldHaveSingleItem().Code.ShouldBe("text-too-long");
    }

    [Theory]
    [InlineData("a.docx")]
    [InlineData("a.pdf.exe")]
    [InlineData("pdf")]
    [InlineData("a")]
    public void A_name_that_ends_otherwise_than_its_kind_does_is_refused(string name) =>
        Faults(sound with { FileName = name }).ShouldHaveSingleItem().Code.ShouldBe("evidence-type-mismatch");

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/svg+xml")]
    [InlineData("Application/PDF")]
    [InlineData("application/zip")]
    [InlineData("")]
    public void A_media_type_that_is_not_accepted_is_refused(string type) =>
        Faults(sound with { MediaType = type }).ShouldHaveSingleItem().Code.ShouldBe("evidence-type-not-allowed");

    [Theory]
    [InlineData(1, null)]
    [InlineData(20_971_520, null)]
    [InlineData(0, "empty-file")]
    [InlineData(-1, "empty-file")]
    [InlineData(20_971_521, "file-too-large")]
    public void A_size_is_from_one_byte_to_twenty_mebibytes(long size, string? code) =>
        Faults(sound with { Size = size }).Select(fault => fault.Code).SingleOrDefault().ShouldBe(code);

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg")]
    public void A_hash_is_sixty_four_lower_case_hexadecimal_digits(string hash) =>
        Faults(sound with { Sha256 = hash }).ShouldHaveSingleItem().Code.ShouldBe("bad-hash");

    [Fact]
    public void Each_kind_is_found_by_its_media_type_and_ends_as_no_other_does()
    {
        EvidenceKind.All.ShouldAllBe(kind => EvidenceKind.Find(kind.MediaType) == kind);
        EvidenceKind.All.SelectMany(kind => kind.Endings).ShouldBeUnique();
        foreach (var kind in EvidenceKind.All) Faults(sound with { MediaType = kind.MediaType, FileName = $"a{kind.Endings[^1]}" }).ShouldBeEmpty();
    }

    private static List<Refusal> Faults(Fact fact)
    {
        var faults = FactRules.Faults(fact, ASite.Reference).ToList();
        faults.ForEach(Deciding.ShouldSpeakBothLanguages);
        return faults;
    }
}
