namespace TransferFlow.Domain.Codes;

/// <summary>Reads the comma-separated files of the seeds: one header line, no quotes, so that a line is what it looks like.</summary>
public static class SeedFile
{
    /// <summary>The rows below the header, as many cells each as the file has columns.</summary>
    /// <param name="file">The file, from its header on.</param>
    /// <param name="header">The columns that are needed, in order; the file may have more to the right of them.</param>
    /// <exception cref="FormatException">The header is another one, a row has another number of cells, or a quote stands in it.</exception>
    public static IEnumerable<string[]> Rows(TextReader file, string header)
    {
        var first = file.ReadLine()?.TrimStart('\uFEFF') ?? "";
        if (first != header && !first.StartsWith(header + ',', StringComparison.Ordinal))
            throw new FormatException($"The header is \"{first}\", not \"{header}\".");
        var columns = first.Split(',').Length;
        for (var number = 2; file.ReadLine() is { } line; number++)
        {
            if (line.Length == 0) continue;
            var cells = line.Split(',');
            if (cells.Length != columns || line.Contains('"', StringComparison.Ordinal))
                throw new FormatException($"Line {number} is not {columns} plain cells: {line}");
            yield return cells;
        }
    }

    /// <summary>What a file says, a row each; it is read to its end and closed. Throws as <see cref="Rows"/> does.</summary>
    public static IReadOnlyList<T> Read<T>(TextReader file, string header, Func<string[], T> read)
    {
        using (file) return [.. Rows(file, header).Select(read)];
    }

    /// <summary>A date as <c>yyyy-MM-dd</c>, or null where the cell is empty.</summary>
    /// <exception cref="FormatException">The cell holds something else.</exception>
    public static DateOnly? Date(string cell) => cell.Length == 0 ? null : DateOnly.ParseExact(cell, "yyyy-MM-dd");
}
