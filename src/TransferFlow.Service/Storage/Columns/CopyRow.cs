using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>A row of a binary COPY out of the database, read column by column.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct CopyRow(NpgsqlBinaryExporter copy)
{
    /// <summary>Counts days as <see cref="DateOnly.DayNumber"/> does: a day in SQL less this one is its number.</summary>
    public const string DayZero = "date '0001-01-01'";

    /// <summary>Reads all rows of a query.</summary>
    public static async Task ReadAsync(NpgsqlConnection connection, string query, Action<CopyRow> read, CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryExportAsync($"copy ({query}) to stdout (format binary)", stop);
        copy.Timeout = Timeout.InfiniteTimeSpan;
        var row = new CopyRow(copy);
        while (await copy.StartRowAsync(stop) >= 0) read(row);
    }

    public string Text() => copy.Read<string>(NpgsqlDbType.Text);

    public string? TextOrNull() => IsAbsent() ? null : Text();

    public long Long() => copy.Read<long>(NpgsqlDbType.Bigint);

    public int Int() => copy.Read<int>(NpgsqlDbType.Integer);

    public int Day() => IsAbsent() ? Absent.Day : Int();

    public short Small() => copy.Read<short>(NpgsqlDbType.Smallint);

    public byte CodeOrNone() => IsAbsent() ? (byte)0 : (byte)Small();

    public decimal? Amount() => IsAbsent() ? null : copy.Read<decimal>(NpgsqlDbType.Numeric);

    public bool Flag() => copy.Read<bool>(NpgsqlDbType.Boolean);

    private bool IsAbsent()
    {
        if (!copy.IsNull) return false;
        copy.Skip();
        return true;
    }
}
