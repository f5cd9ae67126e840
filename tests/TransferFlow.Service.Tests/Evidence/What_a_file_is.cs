using System.Text;
using CsCheck;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging.Attaching;

namespace TransferFlow.Tests.Evidence;

/// <summary>Told by its content; its name and its declared type may only agree.</summary>
public sealed class What_a_file_is
{
    public static TheoryData<string> Endings => [.. AFile.OfEveryKind.Keys];

    /// <summary>Names are for whoever reads the test's report.</summary>
    public static TheoryData<string, byte[]> Refused => new()
    {
        { "HTML", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray() },
        { "HTML behind white space", " \r\n\t<html></html>"u8.ToArray() },
        { "SVG behind a byte order mark", [.. Encoding.UTF8.Preamble, .. "<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"u8] },
        { "XML", "<?xml version='1.0'?><a/>"u8.ToArray() },
        { "a script", "#!/bin/sh\nrm -r /\n"u8.ToArray() },
        { "a program for Windows", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0] },
        { "a program for Linux", [0x7F, .. "ELF"u8, 2, 1, 1, 0] },
        { "a program for Java", [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52] },
        { "an archive", AFile.Zip(("a.txt", "a")) },
        { "a RAR archive", [.. "Rar!"u8, 0x1A, 7, 0] },
        { "GIF", [.. "GIF89a"u8, 1, 0, 1, 0] },
        { "UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("验收")).ToArray() },
        { "neither UTF-8 nor GB18030", [0xE9, 0xAA, 0x8C, 0xFF, 0xFF] },
        { "half a PNG's head", [0x89, .. "PNG\r\n\u001a"u8] },
        { "a PDF that is cut off", "%PDF-1.7\n1 0 obj"u8.ToArray() },
        { "a PDF that begins later", [.. "\n"u8, .. AFile.Pdf("a")] },
        { "a PDF behind a picture's head", [.. AFile.Jpeg, .. AFile.Pdf("a")] },
        { "a PDF that is an archive, too", Both("%PDF-1.7\n", "%%EOF") },
        { "a picture that is an archive, too", [.. AFile.Jpeg, .. AFile.Docx] },
        { "text that is an archive, too", [.. "text"u8, .. AFile.Zip()] },
        { "a document with macros", AFile.Zip(("[Content_Types].xml", """<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml" /></Types>""")) },
        { "a document with a part that has macros", AFile.Zip(("[Content_Types].xml", "<Types />"), ("word/vbaProject.bin", "a")) },
        { "a document that is two", AFile.Office("wordprocessingml.document", "spreadsheetml.sheet") },
        { "a document without types", AFile.Zip(("word/document.xml", "<a/>")) },
        { "a document whose types say nothing", AFile.Zip(("[Content_Types].xml", "<Types>")) },
        { "a document with two lists of types", AFile.Zip(("[Content_Types].xml", "<Types />"), ("[Content_Types].xml", "<Types />")) },
        { "a document with entities", AFile.Zip(("OFD.xml", "<!DOCTYPE OFD [<!ENTITY a 'a'>]><OFD>&a;</OFD>")) },
        { "a part that unpacks to too much", AFile.Zip(("OFD.xml", $"<OFD>{new string(' ', 2 << 20)}</OFD>")) },
        { "another XML in the place of an OFD", AFile.Zip(("OFD.xml", "<Other />")) },
        { "an archive that is cut off", AFile.Docx[..^1] },
        { "an old document with macros", AFile.Compound("WordDocument", "_VBA_PROJECT") },
        { "an encrypted document", AFile.Compound("EncryptedPackage") },
        { "an installer", AFile.Compound("Property") },
        { "the head of a compound file", AFile.Doc[..8] },
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public void Is_found_by_the_content_of_each_kind(string ending)
    {
        var (file, fault) = EvidenceFile.Of($"文件{ending}", null, AFile.OfEveryKind[ending]);

        fault.ShouldBeNull();
        file!.MediaType.ShouldBe(EvidenceKind.All.Single(kind => kind.Endings.Contains(ending)).MediaType);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void Is_not_what_the_name_of_another_kind_says(string ending)
    {
        var isText = ending is ".txt" or ".csv";
        foreach (var other in AFile.OfEveryKind.Keys.Append(".exe").Append("").Where(other => other != ending && !(isText && other is ".txt" or ".csv")))
            EvidenceFile.Of($"a{other}", null, AFile.OfEveryKind[ending]).Fault!.Code.ShouldBe("evidence-type-mismatch", other);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Is_refused_whatever_its_name_where_it_is_of_no_accepted_kind_or_of_two(string what, byte[] content)
    {
        foreach (var ending in AFile.OfEveryKind.Keys) EvidenceFile.Of($"a{ending}", null, content).Fault!.Code.ShouldBe("evidence-type-not-allowed", what);
    }

    [Theory]
    [InlineData("a.pdf", null, true)]
    [InlineData("a.pdf", "application/octet-stream", true)]
    [InlineData("a.pdf", "Application/PDF", true)]
    [InlineData("A.PDF", "application/x-pdf", true)]
    [InlineData("a.pdf", "text/html", false)]
    [InlineData("a.pdf", "image/png", false)]
    [InlineData("a.csv", "application/vnd.ms-excel", true)]
    [InlineData("a.csv", "text/plain", true)]
    [InlineData("a.txt", "application/vnd.ms-excel", false)]
    [InlineData("a.txt", "image/svg+xml", false)]
    public void Is_not_what_another_declared_type_says(string name, string? declared, bool isTaken)
    {
        var fault = EvidenceFile.Of(name, declared, AFile.OfEveryKind[name[^4..].ToLowerInvariant()]).Fault;

        fault?.Code.ShouldBe("evidence-type-mismatch");
        (fault is null).ShouldBe(isTaken);
    }

    [Theory]
    [InlineData("GB18030")]
    [InlineData("utf-8")]
    public void Can_be_text_in_either_encoding_of_China(string encoding)
    {
        var content = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.UTF8;

        EvidenceFile.Of("a.txt", null, content.GetBytes("验收意见：𠮷通过。\r\n\t一切正常\f")).Fault.ShouldBeNull();
    }

    [Fact]
    public void Can_be_either_of_two_where_one_old_document_is_embedded_in_another()
    {
        var both = AFile.Compound("Workbook", "WordDocument");

        EvidenceFile.Of("a.xls", null, both).File!.MediaType.ShouldBe("application/vnd.ms-excel");
        EvidenceFile.Of("a.doc", null, both).File!.MediaType.ShouldBe("application/msword");
        EvidenceFile.Of("a.ppt", null, both).Fault!.Code.ShouldBe("evidence-type-mismatch");
    }

    [Fact]
    public void Is_told_for_any_bytes_and_any_mutation_without_a_fault_of_the_program() =>
        Gen.Select(Gen.OneOf([.. AFile.OfEveryKind.Values]), Gen.Int[0, 2_000], Gen.Byte, Gen.Int[0, 2_000]).Sample((content, at, put, cut) =>
        {
            var mutated = content.ToArray();
            mutated[at % mutated.Length] = put;
            foreach (var bytes in new[] { mutated, mutated[..(cut % mutated.Length)], mutated[(cut % mutated.Length)..] })
                Should.NotThrow(() => ContentKinds.Of(bytes));
        });

    private static byte[] Both(string before, string comment)
    {
        var zip = AFile.Zip(("a", "a"));
        zip[^2] = (byte)comment.Length;
        return [.. Encoding.UTF8.GetBytes(before), .. zip, .. Encoding.UTF8.GetBytes(comment)];
    }
}
