using System.Text;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>Numbers texts from 0 in the order in which they are first met. A text that is met again costs no object.</summary>
internal sealed class TextNumbers
{
    private readonly Dictionary<string, int> numbers = new(new Utf8Comparer());
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<byte>> byBytes;
    private readonly List<string> texts = [];

    public TextNumbers() => byBytes = numbers.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => texts.Count;

    public string this[int number] => texts[number];

    /// <summary>The number of a text; a new one where it is new.</summary>
    public int Of(ReadOnlySpan<byte> utf8)
    {
        if (byBytes.TryGetValue(utf8, out var known)) return known;
        return Of(Encoding.UTF8.GetString(utf8));
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{byte})"/>
    public int Of(string text)
    {
        if (!numbers.TryAdd(text, texts.Count)) return numbers[text];
        texts.Add(text);
        return texts.Count - 1;
    }

    /// <summary>The number of a text; null where it has not been met.</summary>
    public int? Find(string text) => numbers.TryGetValue(text, out var known) ? known : null;

    /// <summary>All numbers, in the order of their texts' code units.</summary>
    public int[] InOrder()
    {
        var (keys, order) = (texts.ToArray(), Enumerable.Range(0, texts.Count).ToArray());
        Array.Sort(keys, order, StringComparer.Ordinal);
        return order;
    }

    private sealed class Utf8Comparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
    {
        public bool Equals(string? x, string? y) => x == y;

        public int GetHashCode(string text)
        {
            Span<byte> few = stackalloc byte[256];
            return Encoding.UTF8.TryGetBytes(text, few, out var length) ? GetHashCode(few[..length]) : GetHashCode(Encoding.UTF8.GetBytes(text));
        }

        public bool Equals(ReadOnlySpan<byte> alternate, string other) =>
            Ascii.Equals(alternate, other) || (!Ascii.IsValid(alternate) && Encoding.UTF8.GetString(alternate) == other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public string Create(ReadOnlySpan<byte> alternate) => Encoding.UTF8.GetString(alternate);
    }
}
