using System.Runtime.CompilerServices;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Spreadsheets;
using TransferFlow.Service.Spreadsheets.Reading;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>Reads the first visible sheet of a workbook.</summary>
internal sealed class SheetLog(SheetReader sheet) : LogFile
{
    private const int MostMergesNamed = 100;

    public override bool IsSheet => true;

    public override async IAsyncEnumerable<Row> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        while (Next() is { } read)
        {
            stop.ThrowIfCancellationRequested();
            if (Header is { } header)
            {
                yield return Under(header, read);
                // Reading is all work and no waiting; others get their turn now and then.
                if (read.Number % 1_000 == 0) await Task.Yield();
            }
            else if (!ReadHeader(read.Number, Texts(read)))
            {
                yield break;
            }
        }

        SayIfEmpty();
        if (Header is not null) SayMerges(Header);
    }

    public override void Dispose()
    {
        sheet.Dispose();
        base.Dispose();
    }

    private ReadRow? Next()
    {
        try
        {
            return sheet.Next();
        }
        catch (RefusedException e)
        {
            Say(new(sheet.Row > 0 ? sheet.Row : null, null, e.Refusal.Code, e.Refusal.Message));
            return null;
        }
    }

    private static string?[] Texts(ReadRow row)
    {
        var texts = new string?[row.Cells[^1].Column + 1];
        foreach (var cell in row.Cells) texts[cell.Column] = cell.Text.Length > 0 ? cell.Text : null;
        return texts;
    }

    private static Row Under(FileHeader header, ReadRow read)
    {
        var cells = new string?[header.Width];
        List<StrayCell>? stray = null;
        List<CellFault>? faults = null;
        foreach (var (place, text, fault) in read.Cells)
        {
            if (place >= cells.Length || !header.Has(place)) (stray ??= []).Add(new(place, text));
            else if (text.Length > 0) cells[place] = text;
            if (fault is not null) (faults ??= []).Add(new(place, fault));
        }

        return new(read.Number, header, cells, stray, faults);
    }

    /// <summary>Only the first of merged cells has the value, while on the screen all of them seem to: the others would be taken for empty.</summary>
    private void SayMerges(FileHeader header)
    {
        var named = 0;
        foreach (var range in sheet.Merges)
        {
            if (range.Split(':') is not [var first, var last]) continue;
            if (CellName.Read(first) is not var (left, top) || CellName.Read(last) is not var (right, bottom)) continue;
            var place = Enumerable.Range(left, Math.Max(0, Math.Min(right, header.Width - 1) - left + 1)).FirstOrDefault(header.Has, -1);
            if (bottom <= header.Row || place < 0 || named++ >= MostMergesNamed) continue;
            Say(new(Math.Max(top, header.Row + 1), header.ColumnAt(place), "merged-cells", new Sentence(
                $"单元格 {range} 是合并的；请取消合并，并逐格填写。", $"The cells {range} are merged; unmerge them and fill in each.")) { Cell = first });
        }
    }
}
