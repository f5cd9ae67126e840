using System.Buffers;
using System.Buffers.Text;
using System.Text;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage;

/// <summary>
/// Goes through the members of a JSON object as PostgreSQL prints a jsonb, texts without escapes and whole numbers only. At anything else it stops
/// and is broken: it is for a reader that can then be slow.
/// </summary>
internal ref struct PlainJson(ReadOnlySpan<byte> json)
{
    private static readonly (Stage Stage, byte[] Code)[] StageCodes =
        [.. Stages.All.Select(stage => (stage, Encoding.UTF8.GetBytes(stage.Code())))];

    // What ends a text or begins an escape; a control character does not belong in one.
    private static readonly SearchValues<byte> marks = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private ReadOnlySpan<byte> rest = json;
    private ReadOnlySpan<byte> value;
    private bool isBegun;

    /// <summary>Whether it met something that it does not understand.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The next member's name, after which its value is to be asked for once; false at the end, or where it is broken.</summary>
    public bool TryNext(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (IsBroken) return false;
        if (rest.SequenceEqual("}"u8)) return !isBegun && Break();
        if (!Skip(isBegun ? ", "u8 : "{"u8) || !TryText(out name) || !Skip(": "u8)) return Break();
        return isBegun = true;
    }

    public string? Text() => TryText(out value) ? Encoding.UTF8.GetString(value) : Broken<string>();

    public int? Number()
    {
        if (rest.IsEmpty || rest[0] is < (byte)'1' or > (byte)'9' || !Utf8Parser.TryParse(rest, out int number, out var length)) return Broken<int?>();
        rest = rest[length..];
        return number;
    }

    public Stage? Stage()
    {
        if (TryText(out value))
        {
            foreach (var (stage, code) in StageCodes)
                if (value.SequenceEqual(code)) return stage;
        }

        return Broken<Stage?>();
    }

    public DateOnly? Date()
    {
        if (!TryText(out value) || value.Length != 10 || value[4] != '-' || value[7] != '-') return Broken<DateOnly?>();
        return Digits(value[..4]) is >= 1 and var year && Digits(value[5..7]) is >= 1 and <= 12 and var month
            && Digits(value[8..]) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : Broken<DateOnly?>();
    }

    /// <returns>-1 where it is no number.</returns>
    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9') return -1;
            number = number * 10 + digit - '0';
        }

        return number;
    }

    private bool TryText(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!Skip("\""u8)) return false;
        var length = rest.IndexOfAny(marks);
        if (length < 0 || rest[length] != '"') return false;
        text = rest[..length];
        rest = rest[(length + 1)..];
        return true;
    }

    private bool Skip(ReadOnlySpan<byte> mark)
    {
        if (!rest.StartsWith(mark)) return false;
        rest = rest[mark.Length..];
        return true;
    }

    private bool Break()
    {
        IsBroken = true;
        return false;
    }

    private T? Broken<T>()
    {
        IsBroken = true;
        return default;
    }
}
