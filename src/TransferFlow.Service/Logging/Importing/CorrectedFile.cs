using System.Globalization;
using TransferFlow.Domain;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>
/// Puts corrected rows back into the file that they were rejected from. A file is imported whole or not at all, and a result can only be judged
/// by all its rows, so the rows that were sound have to come along.
/// </summary>
public static class CorrectedFile
{
    /// <param name="original">The file of the report; must be seekable, as <paramref name="corrections"/> must.</param>
    /// <param name="corrections">
    /// As <see cref="RejectedRows.WriteAsync"/> made it and someone corrected it: a row goes to its original number, one that has no number of a
    /// rejected row to the end, and a rejected row that is not in it any more is left out.
    /// </param>
    /// <param name="output">Gets a file of the original's kind.</param>
    /// <returns>False, with nothing of use written, where the corrections cannot be read.</returns>
    public static async Task<bool> WriteAsync(Stream original, ImportReport report, Stream corrections, Stream output, CancellationToken stop)
    {
        var (log, _) = await LogFile.OpenAsync(original, stop);
        using var opened = log;
        if (log is null || await Fixes.ReadAsync(corrections, stop) is not { } fixes) return false;

        var rejected = report.Errors.Select(error => error.Row ?? 0).ToHashSet();
        using var writer = LogFileWriter.To(output, log.IsSheet);
        Shape? shape = null;
        await foreach (var row in log.ReadAsync(stop))
        {
            shape ??= Begin(row.Header, fixes, writer);
            if (!rejected.Contains(row.Number)) writer.Row(row.Number, shape.Same(row));
            else if (fixes.Take(row.Number) is { } fix) writer.Row(row.Number, shape.Moved(fix));
        }

        foreach (var fix in fixes.Rest) writer.Row(null, shape!.Moved(fix));
        return shape is not null;
    }

    private static Shape Begin(FileHeader header, Fixes fixes, LogFileWriter writer)
    {
        var own = Enumerable.Range(0, header.Width).Where(place => header.Texts[place] is { } text && !Columns.IsNote(text)).ToList();
        var added = fixes.Header.Texts.OfType<string>()
            .Where(text => !Columns.IsNote(text) && !own.Exists(place => IsSame(header.Texts[place], text)));
        (string? Text, string? Column)[] columns =
        [
            .. own.Select(place => (header.Texts[place], header.ColumnAt(place))),
            .. added.Select(text => (text, Columns.Understand(text).Column)),
        ];
        writer.Header(columns);
        return new(own, [.. columns.Select(column => fixes.Header.PlaceOf(text => IsSame(text, column.Text)))]);
    }

    private static bool IsSame(string? header, string? other) => string.Equals(header, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the cells of the new file come from.</summary>
    /// <param name="Own">The places of the original's columns in it.</param>
    /// <param name="Fixed">The place of each column in the corrections; below zero where it is not there.</param>
    private sealed record Shape(IReadOnlyList<int> Own, IReadOnlyList<int> Fixed)
    {
        public IReadOnlyList<(string?, bool)> Same(Row row) => [.. Own.Select(place => (row.Cells[place], false))];

        /// <summary>Cells without a header stay that, and at fault.</summary>
        public IReadOnlyList<(string?, bool)> Moved(Row fix) =>
        [
            .. Fixed.Select(place => (place < 0 ? null : fix.Cells[place], false)),
            .. (fix.Stray ?? []).Select(stray => ((string?)stray.Text, false)),
        ];
    }

    /// <summary>The rows of the corrections, by the numbers that they had.</summary>
    private sealed class Fixes(FileHeader header, IReadOnlyList<Row> rows)
    {
        private readonly Dictionary<long, Row> byNumber =
            rows.Where(row => Number(row) is not null).DistinctBy(Number).ToDictionary(row => Number(row)!.Value);

        private readonly HashSet<long> taken = [];

        public FileHeader Header { get; } = header;

        public IEnumerable<Row> Rest => rows.Where(row => !taken.Contains(row.Number));

        public static async Task<Fixes?> ReadAsync(Stream file, CancellationToken stop)
        {
            var (log, _) = await LogFile.OpenAsync(file, stop);
            using var opened = log;
            if (log is null) return null;
            var rows = new List<Row>();
            await foreach (var row in log.ReadAsync(stop)) rows.Add(row);
            return log.Errors.Count > 0 ? null : new(log.Header!, rows);
        }

        public Row? Take(long number)
        {
            if (!byNumber.TryGetValue(number, out var row)) return null;
            taken.Add(row.Number);
            return row;
        }

        private static long? Number(Row row)
        {
            var place = row.Header.PlaceOf(text => Columns.Is(text, Columns.OriginalRow));
            return place >= 0 && long.TryParse(row.Cells[place], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
    }
}
