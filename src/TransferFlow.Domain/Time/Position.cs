using System.Globalization;

namespace TransferFlow.Domain.Time;

/// <summary>
/// A state of knowledge 据当时所知: a high-water mark of the log. Nothing can ever be added at or below it, so what is known at a position never
/// changes. Its token is <c>shard:sequence</c>; one database, the shard <c>main</c>, holds everything.
/// </summary>
public readonly record struct Position(long Sequence) : IComparable<Position>
{
    /// <summary>The permanent name of the one shard.</summary>
    public const string Shard = "main";

    public int CompareTo(Position other) => Sequence.CompareTo(other.Sequence);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Shard}:{Sequence}");

    /// <summary>The position with this token; null for anything else.</summary>
    public static Position? Find(string token) =>
        token.StartsWith(Shard + ":", StringComparison.Ordinal)
        && long.TryParse(token.AsSpan(Shard.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new Position(sequence)
            : null;

    public static bool operator <(Position left, Position right) => left.Sequence < right.Sequence;

    public static bool operator >(Position left, Position right) => left.Sequence > right.Sequence;

    public static bool operator <=(Position left, Position right) => left.Sequence <= right.Sequence;

    public static bool operator >=(Position left, Position right) => left.Sequence >= right.Sequence;
}
