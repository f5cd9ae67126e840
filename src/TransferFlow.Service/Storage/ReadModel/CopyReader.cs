using System.Buffers.Binary;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>
/// The rows of a binary COPY as bytes, without an object for any of them. A row is asked for with <see cref="TryRow"/>, its values with
/// <see cref="Next"/>, one after the other; where there is no whole row more bytes are asked for.
/// </summary>
internal sealed class CopyReader(Stream copy)
{
    private byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private bool isBegun;
    private bool isOver;

    /// <summary>Waits for more bytes; false where the COPY is over.</summary>
    /// <exception cref="EndOfStreamException">It ends within a row.</exception>
    public async ValueTask<bool> FillAsync(CancellationToken stop)
    {
        if (isOver) return false;
        buffer.AsSpan(at, end - at).CopyTo(buffer);
        (at, end) = (0, end - at);
        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var count = await copy.ReadAsync(buffer.AsMemory(end), stop);
        end += count;
        return count > 0 ? true : throw new EndOfStreamException("A COPY ended within a row.");
    }

    /// <summary>Whether there is a whole row, whose values are next.</summary>
    public bool TryRow()
    {
        if (isOver || !TryHeader() || end - at < 2) return false;
        var values = BinaryPrimitives.ReadInt16BigEndian(buffer.AsSpan(at));
        if (values < 0)
        {
            isOver = true;
            return false;
        }

        var past = at + 2;
        for (var i = 0; i < values; i++)
        {
            if (end - past < 4) return false;
            past += 4 + Math.Max(BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(past)), 0);
        }

        if (past > end) return false;
        at += 2;
        return true;
    }

    /// <summary>The next value of the row, which is never null.</summary>
    public ReadOnlySpan<byte> Next()
    {
        var size = BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(at));
        at += 4 + size;
        return buffer.AsSpan(at - size, size);
    }

    public long NextInt64() => BinaryPrimitives.ReadInt64BigEndian(Next());

    private bool TryHeader()
    {
        // After the signature come flags, none of which concerns the reader, and the length of an extension, which no version has.
        var header = CopyRows.Signature.Length + 8;
        if (isBegun) return true;
        if (end - at < header) return false;
        at += header;
        return isBegun = true;
    }
}
