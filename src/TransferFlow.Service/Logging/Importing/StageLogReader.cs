using System.Data.Common;
using System.Text;
using Sylvan.Data.Csv;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>The cells of one row, by column.</summary>
/// <param name="Number">As a spreadsheet counts: the header is row 1.</param>
internal readonly record struct Row(long Number, IReadOnlyDictionary<string, int> Places, string?[] Cells)
{
    /// <summary>The trimmed cell; null where it is empty or the column is absent.</summary>
    public string? this[string column] => Places.TryGetValue(column, out var place) && place < Cells.Length ? Cells[place] : null;
}

/// <summary>Reads a CSV file row by row, and says what is wrong with its header or its form.</summary>
internal sealed class StageLogReader
{
    /// <summary>A record longer than this is refused; it is far more than any title.</summary>
    private const int LongestRecord = 32 << 20;

    private readonly List<RowError> errors = [];

    public IReadOnlyList<RowError> Errors => errors;

    /// <summary>10,000 for a column of amounts in 万元, else 1.</summary>
    public Dictionary<string, decimal> Factors { get; } = [];

    public async IAsyncEnumerable<Row> ReadAsync(Stream file, Encoding encoding, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var delimiter = await DelimiterAsync(file, encoding, stop);
        file.Position = 0;
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
        var options = new CsvDataReaderOptions { HasHeaders = false, Delimiter = delimiter, BufferSize = 1 << 16, MaxBufferSize = LongestRecord, OwnsReader = false };
        await using var csv = await CsvDataReader.CreateAsync(text, options, stop);

        var number = 0L;
        Dictionary<string, int>? places = null;
        while (await NextAsync(csv, number + 1, stop))
        {
            number++;
            var cells = Cells(csv);
            if (places is null)
            {
                places = Header(cells);
                if (errors.Count > 0) yield break;
                continue;
            }

            if (cells.All(cell => cell is null)) continue;
            if (cells.Skip(places.Values.Max() + 1).Any(cell => cell is not null))
            {
                Say(number, null, "too-many-fields", $"这一行有{cells.Length}个单元格，超过表头；含逗号的内容应加引号。", $"This row has {cells.Length} cells, more than the header; text with commas needs quotes.");
                continue;
            }

            yield return new(number, places, cells);
        }

        if (places is null && errors.Count == 0) Say(null, null, "empty-file", "文件没有表头。", "The file has no header.");
    }

    private async Task<bool> NextAsync(CsvDataReader csv, long number, CancellationToken stop)
    {
        try
        {
            return await csv.ReadAsync(stop);
        }
        catch (DecoderFallbackException)
        {
            Say(number, null, "bad-encoding", "这一行附近有既不是 UTF-8 也不是 GB18030 的内容。", "Near this row there are bytes that are neither UTF-8 nor GB18030.");
        }
        catch (CsvRecordTooLargeException)
        {
            Say(number, null, "record-too-large", "这一行过长；引号是否没有配对？", "This record is far too long; is a quote left open?");
        }
        catch (DbException e)
        {
            Say(number, null, "bad-csv", "这一行的引号或分隔符有误。", $"The quotes or delimiters of this row are wrong: {e.Message}");
        }

        return false;
    }

    private static async Task<char> DelimiterAsync(Stream file, Encoding encoding, CancellationToken stop)
    {
        using var text = new StreamReader(file, encoding, true, 4096, leaveOpen: true);
        var head = new char[4096];
        var length = await text.ReadBlockAsync(head, stop);
        var line = head.AsSpan(0, length);
        var end = line.IndexOf('\n');
        return ",\t;".MaxBy(candidate => head.AsSpan(0, end < 0 ? length : end).Count(candidate));
    }

    private static string?[] Cells(CsvDataReader csv)
    {
        var cells = new string?[csv.RowFieldCount];
        for (var i = 0; i < cells.Length; i++)
            if (csv.GetString(i).Trim() is { Length: > 0 } cell) cells[i] = cell;
        return cells;
    }

    private Dictionary<string, int> Header(string?[] cells)
    {
        var places = new Dictionary<string, int>();
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is not { } text) continue;
            var (column, factor) = Columns.Understand(text);
            if (column is null)
            {
                var nearest = Columns.Nearest(text);
                Say(1, Fault.Shown(text), "unknown-column",
                    $"不认识表头“{Fault.Shown(text)}”{(nearest is null ? "" : $"，是否应为“{nearest}”")}。", $"The header '{Fault.Shown(text)}' is not known{(nearest is null ? "." : $"; was '{nearest}' meant?")}");
            }
            else if (!places.TryAdd(column, i))
            {
                Say(1, column, "duplicate-column", $"表头“{column}”出现了两次。", $"The column '{column}' is there twice.");
            }
            else
            {
                Factors[column] = factor;
            }
        }

        foreach (var column in Columns.Required.Where(column => !places.ContainsKey(column)))
            Say(1, column, "missing-column", $"缺少表头“{column}”（{Columns.All.First(known => known.Name == column).Zh[0]}）。", $"The column '{column}' is missing.");
        return places;
    }

    private void Say(long? row, string? column, string code, string zh, string en) => errors.Add(new(row, column, code, new Sentence(zh, en)));
}
