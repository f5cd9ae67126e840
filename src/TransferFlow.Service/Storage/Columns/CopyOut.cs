using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Carries rows out of the database into a segment.</summary>
internal sealed class CopyOut(NpgsqlConnection connection, SegmentBuilder into, LoadProgress progress)
{
    /// <summary>Counts days as <see cref="DateOnly.DayNumber"/> does: a day in SQL less this one is its number.</summary>
    public const string DayZero = "date '0001-01-01'";

    public SegmentBuilder Into => into;

    /// <summary>Reads all rows of a query.</summary>
    /// <exception cref="BeyondMemoryException">Memory does not suffice.</exception>
    public async Task ReadAsync(string query, Action<CopiedRow> read, CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryExportAsync($"copy ({query}) to stdout (format binary)", stop);
        copy.Timeout = TimeSpan.FromMinutes(10);
        var row = new CopiedRow(copy);
        while (await copy.StartRowAsync(stop) >= 0)
        {
            read(row);
            progress.Advance(into);
        }
    }
}

/// <summary>A row of a binary COPY, to be read column by column.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct CopiedRow(NpgsqlBinaryExporter copy)
{
    public string Text() => copy.Read<string>(NpgsqlDbType.Text);

    public string? TextOrNull() => IsAbsent() ? null : Text();

    public long Long() => copy.Read<long>(NpgsqlDbType.Bigint);

    public int Int() => copy.Read<int>(NpgsqlDbType.Integer);

    public int Day() => IsAbsent() ? Absent.Day : Int();

    /// <summary>A small number; 0 where there is none.</summary>
    public byte Code() => IsAbsent() ? (byte)0 : (byte)copy.Read<short>(NpgsqlDbType.Smallint);

    public decimal? Amount() => IsAbsent() ? null : copy.Read<decimal>(NpgsqlDbType.Numeric);

    private bool IsAbsent()
    {
        if (!copy.IsNull) return false;
        copy.Skip();
        return true;
    }
}
