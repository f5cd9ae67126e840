using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace TransferFlow.Tests.Evidence;

/// <summary>The smallest files of each kind, as far as what is asked of them goes.</summary>
internal static class AFile
{
    private const string OpenXml = "application/vnd.openxmlformats-officedocument";

    public static byte[] Png { get; } = [0x89, .. "PNG\r\n\u001a\n\0\0\0\rIHDR"u8, 1, 2, 3];

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, .. "JFIF\0"u8];

    public static byte[] Docx { get; } = Office("wordprocessingml.document");

    public static byte[] Ofd { get; } = Zip(("OFD.xml", """<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" DocType="OFD" Version="1.0" />"""));

    public static byte[] Doc { get; } = Compound("Root Entry", "WordDocument");

    /// <summary>One of each kind, by how its name ends.</summary>
    public static IReadOnlyDictionary<string, byte[]> OfEveryKind { get; } = new Dictionary<string, byte[]>
    {
        [".pdf"] = Pdf("a"), [".ofd"] = Ofd, [".docx"] = Docx, [".xlsx"] = Office("spreadsheetml.sheet"), [".pptx"] = Office("presentationml.presentation"),
        [".doc"] = Doc, [".xls"] = Compound("Workbook"), [".ppt"] = Compound("PowerPoint Document"), [".png"] = Png, [".jpg"] = Jpeg,
        [".tif"] = [.. "II*\0"u8, 8, 0, 0, 0], [".csv"] = "编号,日期\r\n1,2024-01-01\r\n"u8.ToArray(), [".txt"] = "验收意见：通过。\n"u8.ToArray(),
    };

    public static byte[] Pdf(string says) => Encoding.UTF8.GetBytes($"%PDF-1.7\n% {says}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

    public static byte[] Office(string kind, string? other = null) => Zip(
        ("[Content_Types].xml", Types($"{OpenXml}.{kind}.main+xml", other is null ? null : $"{OpenXml}.{other}.main+xml")), ("word/document.xml", "<document />"));

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }

    /// <summary>A compound file whose directory has these streams.</summary>
    public static byte[] Compound(params string[] streams)
    {
        var file = new byte[512 + (128 * streams.Length)];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        foreach (var (i, name) in streams.Index())
        {
            var entry = file.AsSpan(512 + (128 * i), 128);
            Encoding.Unicode.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)(2 * (name.Length + 1)));
            entry[66] = 2;
        }

        return file;
    }

    private static string Types(params string?[] types) =>
        $"""<Types>{string.Concat(types.Where(type => type is not null).Select((type, i) => $"""<Override PartName="/{i}.xml" ContentType="{type}" />"""))}</Types>""";
}
