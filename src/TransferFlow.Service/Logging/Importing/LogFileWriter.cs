using System.Text;
using TransferFlow.Service.Spreadsheets;
using TransferFlow.Service.Spreadsheets.Writing;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>Writes a stage log to a file of either kind, with the headers that its people use.</summary>
internal abstract class LogFileWriter : IDisposable
{
    public static LogFileWriter To(Stream output, bool isSheet) => isSheet ? new SheetFile(output) : new CsvFile(output);

    /// <param name="columns">Each with its header and, where it is one of the format, its name.</param>
    public abstract void Header(IReadOnlyList<(string? Text, string? Column)> columns);

    /// <param name="number">Where the row is to stand, as a spreadsheet counts; null for the next.</param>
    public abstract void Row(long? number, IReadOnlyList<(string? Text, bool IsWrong)> cells);

    public abstract void Dispose();

    private sealed class CsvFile(Stream output) : LogFileWriter
    {
        private readonly StreamWriter text = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true);
        private long written;

        public override void Header(IReadOnlyList<(string? Text, string? Column)> columns) => Line(columns.Select(column => column.Text));

        public override void Row(long? number, IReadOnlyList<(string? Text, bool IsWrong)> cells)
        {
            while (written + 1 < number) Line([]);
            Line(cells.Select(cell => cell.Text));
        }

        public override void Dispose() => text.Dispose();

        private void Line(IEnumerable<string?> cells)
        {
            text.Write(CsvText.Line(cells));
            written++;
        }
    }

    private sealed class SheetFile(Stream output) : LogFileWriter
    {
        private readonly WorkbookWriter workbook = new(output);
        private SheetWriter? sheet;
        private LogColumn?[] known = [];
        private int written;

        public override void Header(IReadOnlyList<(string? Text, string? Column)> columns)
        {
            known = [.. columns.Select(column => LogColumn.Find(column.Column))];
            sheet = workbook.Add("阶段日志", [.. columns.Zip(known, (column, own) => own is null
                ? new SheetColumn(column.Text ?? "", SheetStyle.Text, 24) : new SheetColumn(column.Text!, own.Style, own.Width))]);
            written = 1;
        }

        public override void Row(long? number, IReadOnlyList<(string? Text, bool IsWrong)> cells)
        {
            written = number is { } at ? (int)at : written + 1;
            var typed = cells.Select((cell, i) => Typed(known.ElementAtOrDefault(i), Cut(cell.Text)) with { IsMarked = cell.IsWrong });
            sheet!.WriteAt(written, [.. typed]);
        }

        public override void Dispose() => workbook.Dispose();

        private static SheetCell Typed(LogColumn? column, string? text) => column?.Cell(text) ?? SheetCell.Of(text);

        /// <summary>What is said of a row can be longer than a cell; what stood in a cell cannot.</summary>
        private static string? Cut(string? text) => text?.Length > 30_000 ? text[..30_000] + "…" : text;
    }
}
