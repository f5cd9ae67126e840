using Npgsql;

namespace TransferFlow.Benchmarks;

/// <summary>Import of a stage log, end to end from CSV, against a binary COPY of the very same rows into the same tables.</summary>
internal static class ImportBenchmark
{
    /// <summary>A little less than a log may have, for the last result's facts come in addition.</summary>
    private const int MostImported = 1_000_000;

    private static readonly string[] Tables = ["mt_streams", "mt_events"];

    public static async Task RunAsync(int facts, int rounds)
    {
        await using var arena = await Arena.OpenAsync();
        var log = Path.Combine(Path.GetTempPath(), $"transferflow-bench-{Environment.ProcessId}.csv");
        var rows = new Generator(20260630).Write(log, facts);
        var empty = await arena.DatabaseAsync();

        // A first import, not counted, gives the rows that COPY is to write.
        var filled = await arena.DatabaseAsync(empty);
        await ImportAsync(filled, log);
        var copies = new Dictionary<string, byte[]>();
        foreach (var table in Tables) copies[table] = await CopyOutAsync(filled, table);
        await arena.DropAsync(filled);

        var race = new Rounds(rounds);
        await race.RunAsync(
            ("import", () => InFreshAsync(arena, empty, database => Rounds.TimeAsync(rows, () => ImportAsync(database, log)))),
            ("binary COPY", () => InFreshAsync(arena, empty, database => Rounds.TimeAsync(rows, () => CopyInAsync(database, copies)))));
        race.Print($"Import of {rows:N0} facts", ("import", "binary COPY"));
        File.Delete(log);
    }

    /// <summary>Imports generated logs of at least so many facts, as many as one import takes in each, corrects some, and tells how many there are then.</summary>
    public static async Task<int> FillAsync(string database, int facts)
    {
        var log = Path.Combine(Path.GetTempPath(), $"transferflow-bench-{Environment.ProcessId}.csv");
        var rows = 0;
        for (var piece = 0; rows < facts; piece++)
        {
            rows += new Generator(20260630 + (ulong)piece, $"B{piece}-").Write(log, Math.Min(MostImported, facts - rows));
            await ImportAsync(database, log);
            File.Delete(log);
        }

        return rows + await Corrector.RunAsync(database);
    }

    public static async Task ImportAsync(string database, string log)
    {
        await using var services = Arena.Services(database);
        await using var file = File.OpenRead(log);
        var report = await Arena.ImportAsync(services, file);
        if (report.IsRefused) throw new InvalidOperationException($"The generated log does not import: {report.Errors[0]}");
    }

    private static async Task<double> InFreshAsync(Arena arena, string template, Func<string, Task<double>> turn)
    {
        var database = await arena.DatabaseAsync(template);
        var figure = await turn(database);
        await arena.DropAsync(database);
        return figure;
    }

    private static async Task<byte[]> CopyOutAsync(string database, string table)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)");
        using var bytes = new MemoryStream();
        await copy.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task CopyInAsync(string database, Dictionary<string, byte[]> copies)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var table in Tables)
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)");
            await copy.WriteAsync(copies[table]);
        }

        await transaction.CommitAsync();
    }
}
