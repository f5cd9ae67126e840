using System.Runtime.CompilerServices;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>A row of a file that was rejected, as it stands there.</summary>
/// <param name="Number">As a spreadsheet counts.</param>
/// <param name="Cells">In the order of the file; null for an empty one.</param>
/// <param name="Errors">All that is wrong with it.</param>
/// <param name="Wrong">Which of the cells that is, with the errors of each.</param>
public sealed record RejectedRow(long Number, IReadOnlyList<string?> Cells, IReadOnlyList<RowError> Errors, ILookup<int, RowError> Wrong)
{
    /// <summary>What is wrong with the row as a whole, or with a column that the file does not have.</summary>
    public IEnumerable<RowError> Others => Errors.Where(error => !Wrong.Any(cell => cell.Contains(error)));
}

/// <summary>The header of a file and the first of its rejected rows, for a screen.</summary>
/// <param name="IsSheet">Whether the file is a workbook.</param>
/// <param name="Headers">As they stand in the file; null over a column without one.</param>
public sealed record RejectedTable(bool IsSheet, IReadOnlyList<string?> Headers, IReadOnlyList<RejectedRow> Rows);

/// <summary>
/// Finds the rejected rows of a file again, to be shown, or to be written to a file of the same kind that has them alone and says beside each
/// what is wrong.
/// </summary>
public static class RejectedRows
{
    /// <param name="file">That of the report; must be seekable, and stays open.</param>
    /// <returns>Null where there are none, or the file could not be read to its end.</returns>
    public static async Task<RejectedTable?> FirstAsync(Stream file, ImportReport report, int most, CancellationToken stop)
    {
        if (!report.IsWhole || report.Errors.Count == 0) return null;
        var (log, _) = await LogFile.OpenAsync(file, stop);
        using var opened = log;
        if (log is null) return null;
        var rows = new List<RejectedRow>();
        await foreach (var row in ReadAsync(log, report, stop))
        {
            rows.Add(row);
            if (rows.Count == most) break;
        }

        if (rows.Count == 0) return null;
        var width = rows.Max(row => row.Cells.Count);
        return new(log.IsSheet, [.. Enumerable.Range(0, width).Select(place => log.Header!.Texts.ElementAtOrDefault(place))], rows);
    }

    /// <summary>Writes them all, with their number and their errors in the first columns, which an import does not read.</summary>
    /// <param name="say">Chooses the language.</param>
    public static async Task WriteAsync(Stream file, ImportReport report, Stream output, Func<Sentence, string> say, CancellationToken stop)
    {
        var (log, errors) = await LogFile.OpenAsync(file, stop);
        using var opened = log;
        if (log is null) throw new RefusedException(new(errors[0].Code, errors[0].Message));
        using var writer = LogFileWriter.To(output, log.IsSheet);
        FileHeader? header = null;
        await foreach (var row in ReadAsync(log, report, stop))
        {
            if (header is null)
            {
                header = log.Header!;
                var kept = Kept(header).Select(place => (header.Texts[place], header.ColumnAt(place)));
                writer.Header([(say(Columns.Error), null), (say(Columns.OriginalRow), null), .. kept]);
            }

            var said = string.Join(say(new("；", "; ")), row.Errors.Select(error => say(error.Message)).Distinct());
            writer.Row(null, [
                (said, false), ($"{row.Number}", false), .. Kept(header).Select(place => (row.Cells[place], row.Wrong.Contains(place))),
                .. Enumerable.Range(header.Width, row.Cells.Count - header.Width).Select(place => (row.Cells[place], true))]);
        }
    }

    /// <summary>The columns of the file without the two that it may have from an earlier round.</summary>
    private static IEnumerable<int> Kept(FileHeader header) =>
        Enumerable.Range(0, header.Width).Where(place => header.Texts[place] is not { } text || !Columns.IsNote(text));

    private static async IAsyncEnumerable<RejectedRow> ReadAsync(LogFile log, ImportReport report, [EnumeratorCancellation] CancellationToken stop)
    {
        var errors = report.Errors.Where(error => error.Row is not null).ToLookup(error => error.Row!.Value);
        await foreach (var row in log.ReadAsync(stop))
        {
            if (!errors.Contains(row.Number)) continue;
            RowError[] own = [.. errors[row.Number]];
            yield return new(row.Number, row.All(), own, own.Where(Place).ToLookup(error => row.Header.Places[error.Column!]));

            bool Place(RowError error) => error.Column is { } column && row.Header.Places.ContainsKey(column);
        }
    }
}
