using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>A fact as the log holds it.</summary>
internal readonly record struct LoggedFact(long Sequence, string Result, long Version, Fact Fact);

/// <summary>A row and the positions from which, and before which, it is what is known.</summary>
internal sealed class KnownRow(string result, Row row, long knownFrom)
{
    public string Result => result;

    public Row Row => row;

    public long KnownFrom => knownFrom;

    public long KnownTo { get; set; } = long.MaxValue;
}

/// <summary>
/// What a page of the log does to the read model: rows to write, and rows written by earlier pages to close. Most rows that a page opens and closes
/// never need an update, for they are written closed.
/// </summary>
internal sealed class Changes
{
    /// <summary>Tells this page from others, for those who outlive it and must not keep its rows alive.</summary>
    public object Token { get; } = new();

    public List<KnownRow> Opened { get; } = [];

    public List<(Type Table, string Result, int Ordinal, long KnownTo)> Closed { get; } = [];
}
