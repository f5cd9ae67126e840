using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// Rows in the binary format of COPY, as bytes (PostgreSQL's manual, COPY, "Binary Format"). A catch-up writes tens of millions of values, and a call
/// of the driver for each was most of its work.
/// </summary>
internal sealed class CopyRows : IDisposable
{
    // The day from which PostgreSQL counts dates.
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(1 << 12);
    private int length;

    /// <summary>The letters PGCOPY and bytes that do not survive a transfer as text.</summary>
    public static ReadOnlySpan<byte> Signature => [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0];

    /// <summary>How many bytes there are, the header included; 0 while there is no row.</summary>
    public int Length => length;

    /// <summary>The whole COPY, which ends here.</summary>
    public ReadOnlyMemory<byte> Complete()
    {
        BinaryPrimitives.WriteInt16BigEndian(Next(2), -1);
        return bytes.AsMemory(0, length);
    }

    /// <summary>Begins a row; as many values have to follow.</summary>
    public void BeginRow(int values)
    {
        if (length == 0) WriteHeader();
        BinaryPrimitives.WriteInt16BigEndian(Next(2), (short)values);
    }

    public void WriteInt16(short? value)
    {
        if (value is { } some) BinaryPrimitives.WriteInt16BigEndian(Value(2), some);
        else WriteNull();
    }

    public void WriteInt32(int? value)
    {
        if (value is { } some) BinaryPrimitives.WriteInt32BigEndian(Value(4), some);
        else WriteNull();
    }

    public void WriteInt64(long? value)
    {
        if (value is { } number) WriteInt64(number);
        else WriteNull();
    }

    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(Value(8), value);

    /// <summary>The least and the greatest date are written as the driver reads PostgreSQL's infinities.</summary>
    public void WriteDate(DateOnly? date) => WriteInt32(
        date is not { } day ? null : day == DateOnly.MinValue ? int.MinValue : day == DateOnly.MaxValue ? int.MaxValue : day.DayNumber - Epoch);

    public void WriteText(string? text)
    {
        if (text is null)
        {
            WriteNull();
            return;
        }

        Reserve(4 + Encoding.UTF8.GetMaxByteCount(text.Length));
        var size = Encoding.UTF8.GetBytes(text, bytes.AsSpan(length + 4));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(length), size);
        length += 4 + size;
    }

    /// <summary>A jsonb: its text in UTF-8, after the number of that form.</summary>
    public void WriteJson(byte[]? json)
    {
        if (json is null)
        {
            WriteNull();
            return;
        }

        var value = Value(1 + json.Length);
        value[0] = 1;
        json.CopyTo(value[1..]);
    }

    /// <summary>A numeric: groups of four decimal digits, aligned at the decimal point, without those at either end that are 0.</summary>
    public void WriteNumeric(decimal? value)
    {
        if (value is not { } some)
        {
            WriteNull();
            return;
        }

        Span<short> groups = stackalloc short[16];
        var scale = some.Scale;
        var (count, weight) = Groups(some, groups);
        var numeric = Value(8 + 2 * count);
        BinaryPrimitives.WriteInt16BigEndian(numeric, (short)count);
        BinaryPrimitives.WriteInt16BigEndian(numeric[2..], (short)weight);
        BinaryPrimitives.WriteInt16BigEndian(numeric[4..], (short)(some < 0 ? 0x4000 : 0));
        BinaryPrimitives.WriteInt16BigEndian(numeric[6..], scale);
        for (var i = 0; i < count; i++) BinaryPrimitives.WriteInt16BigEndian(numeric[(8 + 2 * i)..], groups[i]);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    /// <returns>How many groups there are, the most significant first, and by which power of 10,000 that one counts.</returns>
    private static (int Count, int Weight) Groups(decimal value, Span<short> groups)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var digits = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        for (var decimals = (int)value.Scale; decimals % 4 != 0; decimals++) digits *= 10;
        var weight = -(value.Scale + 3) / 4;
        for (; digits != 0 && digits % 10_000 == 0; weight++) digits /= 10_000;
        var count = 0;
        for (; digits != 0; digits /= 10_000) groups[count++] = (short)(digits % 10_000);
        groups[..count].Reverse();
        return (count, count == 0 ? 0 : weight + count - 1);
    }

    private void WriteHeader()
    {
        Signature.CopyTo(Next(Signature.Length));
        // No flags, and no extension.
        Next(8).Clear();
    }

    private void WriteNull() => BinaryPrimitives.WriteInt32BigEndian(Next(4), -1);

    private Span<byte> Value(int size)
    {
        var value = Next(4 + size);
        BinaryPrimitives.WriteInt32BigEndian(value, size);
        return value[4..];
    }

    private Span<byte> Next(int size)
    {
        Reserve(size);
        length += size;
        return bytes.AsSpan(length - size, size);
    }

    private void Reserve(int size)
    {
        if (bytes.Length - length >= size) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, length + size));
        bytes.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
