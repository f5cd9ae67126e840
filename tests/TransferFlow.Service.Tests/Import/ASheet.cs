using TransferFlow.Service.Spreadsheets.Writing;

namespace TransferFlow.Tests.Import;

/// <summary>Workbooks made of tables: the header first, all of it text.</summary>
internal static class ASheet
{
    public static byte[] Of(params string?[][] rows)
    {
        using var file = new MemoryStream();
        using (var workbook = new WorkbookWriter(file))
        {
            var sheet = workbook.Add("log", [.. rows[0].Select(header => new SheetColumn(header ?? ""))]);
            foreach (var row in rows[1..]) sheet.Write([.. row.Select(SheetCell.Of)]);
        }

        return file.ToArray();
    }
}
