using System.Runtime.CompilerServices;
using System.Text;
using Sylvan.Data.Csv;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>
/// Reads a CSV file row by row, and says what is wrong with its header or its form. White space around a cell, quoted or not, is no part of it:
/// no text of a fact begins or ends with any. Neither is an apostrophe before what would be a formula (<see cref="CsvText"/>).
/// </summary>
internal sealed class CsvLog(Stream file, Encoding encoding) : LogFile
{
    /// <summary>A record longer than this, in characters, is refused; it is far more than any title.</summary>
    private const int LongestRecord = 32 << 20;

    // The newest text of each cell.
    private string?[] newest = [];

    public override bool IsSheet => false;

    public override async IAsyncEnumerable<Row> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        file.Position = 0;
        var delimiter = await DelimiterAsync(file, encoding, stop);
        file.Position = 0;
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
        await using var csv = await OpenAsync(text, delimiter, stop);
        if (csv is null) yield break;

        for (var number = 1L; await NextAsync(csv, number, stop); number++)
        {
            if (Header is { } header)
            {
                if (Cells(csv, header) is var (cells, stray)) yield return new(number, header, cells, stray);
            }
            else if (HeaderCells(csv) is { Count: > 0 } names)
            {
                if (!ReadHeader(number, names)) yield break;
                newest = new string?[Header!.Width];
            }
        }

        SayIfEmpty();
    }

    private static async Task<char> DelimiterAsync(Stream file, Encoding encoding, CancellationToken stop)
    {
        using var text = new StreamReader(file, encoding, true, 4096, leaveOpen: true);
        var head = new char[4096];
        var length = await text.ReadBlockAsync(head, stop);
        var end = head.AsSpan(0, length).IndexOfAny('\r', '\n');
        return ",\t;".MaxBy(candidate => head.AsSpan(0, end < 0 ? length : end).Count(candidate));
    }

    private async Task<CsvDataReader?> OpenAsync(TextReader text, char delimiter, CancellationToken stop)
    {
        var options = new CsvDataReaderOptions
        {
            HasHeaders = false, Delimiter = delimiter, BufferSize = 1 << 16, MaxBufferSize = LongestRecord, OwnsReader = false,
            // Without this a row whose number begins with # would be a comment and lost. NUL, which no text may have in it, takes its place.
            Comment = '\0',
            CommentHandler = new Action<CsvDataReader, string>((csv, _) =>
                Say(csv.RowNumber, "forbidden-character", "这一行以空字符开头。", "This row begins with a NUL character.")),
        };
        try
        {
            return await CsvDataReader.CreateAsync(text, options, stop);
        }
        catch (CsvFormatException e)
        {
            return Explain<CsvDataReader?>(e, 1);
        }
    }

    private async Task<bool> NextAsync(CsvDataReader csv, long number, CancellationToken stop)
    {
        try
        {
            return await csv.ReadAsync(stop);
        }
        catch (CsvFormatException e)
        {
            return Explain<bool>(e, number);
        }
    }

    private T? Explain<T>(CsvFormatException e, long number)
    {
        if (e is CsvRecordTooLargeException) Say(number, "record-too-large", "这一行过长；引号是否没有配对？", "This record is far too long; is a quote left open?");
        else Say(number, "bad-csv", "这一行的引号或分隔符有误。", $"The quotes or delimiters of this row are wrong: {e.Message}");
        return default;
    }

    /// <summary>The cells up to the last that has anything in it.</summary>
    private static List<string?> HeaderCells(CsvDataReader csv)
    {
        // GB18030 has a byte order mark of its own, which is not taken away with that of UTF-8.
        var cells = Enumerable.Range(0, csv.RowFieldCount)
            .Select(i => csv.GetString(i).Trim('\uFEFF').Trim()).Select(cell => cell.Length > 0 ? cell : null).ToList();
        return cells[..(cells.FindLastIndex(cell => cell is not null) + 1)];
    }

    /// <summary>The cells under the header; null for an empty row.</summary>
    private (string?[] Cells, List<StrayCell>? Stray)? Cells(CsvDataReader csv, FileHeader header)
    {
        var cells = new string?[newest.Length];
        var isEmpty = true;
        List<StrayCell>? stray = null;
        for (var i = 0; i < csv.RowFieldCount; i++)
        {
            var cell = CsvText.Original(csv.GetFieldSpan(i).Trim());
            if (cell.IsEmpty) continue;
            isEmpty = false;
            if (i >= cells.Length || !header.Has(i)) (stray ??= []).Add(new(i, cell.ToString()));
            // Neighbouring rows have much in common: their owner, their region.
            else cells[i] = cell.SequenceEqual(newest[i]) ? newest[i] : newest[i] = cell.ToString();
        }

        return isEmpty ? null : (cells, stray);
    }
}
