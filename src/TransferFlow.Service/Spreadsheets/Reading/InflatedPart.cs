using System.IO.Hashing;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Spreadsheets.Reading;

/// <summary>How many more bytes all parts of a workbook may inflate to together.</summary>
internal sealed class Allowance(long bytes)
{
    public long Left { get; set; } = bytes;
}

/// <summary>
/// The bytes of one part as they are inflated: measured against the limits, and compared with the checksum of the package at the end, for a
/// flipped bit can inflate to another number without any other trace.
/// </summary>
/// <param name="packed">The file below, whose position tells how many packed bytes went in.</param>
/// <param name="most">As many bytes as this part may have, and what is said of more.</param>
internal sealed class InflatedPart(
    Stream inflating, Stream packed, uint checksum, Allowance allowance, SheetLimits limits, (long Bytes, Refusal Refusal) most) : Stream
{
    private readonly Crc32 sum = new();
    private readonly TagLength tag = new();
    private long length;
    private long read;
    private long? at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => length;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        at ??= packed.Position;
        var count = inflating.Read(buffer);
        read += Math.Max(0, packed.Position - at.Value);
        at = packed.Position;
        if (count == 0) Compare();
        else Measure(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Reads what is left, so that the whole part has been measured and compared.</summary>
    public void ReadToEnd()
    {
        Span<byte> rest = stackalloc byte[4096];
        while (Read(rest) > 0)
        {
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inflating.Dispose();
        base.Dispose(disposing);
    }

    private void Measure(ReadOnlySpan<byte> bytes)
    {
        length += bytes.Length;
        allowance.Left -= bytes.Length;
        if (length > SheetLimits.RatioFrom && length / limits.Ratio > read) throw new RefusedException(SheetFault.Bomb(limits.Ratio));
        if (length > most.Bytes) throw new RefusedException(most.Refusal);
        if (allowance.Left < 0) throw new RefusedException(SheetFault.InflatesTooFar(limits.Inflated));
        if (!tag.Follow(bytes)) throw SheetFault.BecauseDamaged("有过长的 XML 标记", "a tag of its XML is far too long");
        sum.Append(bytes);
    }

    private void Compare()
    {
        if (sum.GetCurrentHashAsUInt32() != checksum) throw SheetFault.BecauseDamaged("校验和不符", "a checksum does not fit");
    }
}
