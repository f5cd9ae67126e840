using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>What a row says from one position until, not including, another.</summary>
internal interface IKnown<TSelf> where TSelf : struct, IKnown<TSelf>
{
    long KnownFrom { get; }

    long KnownTo { get; }

    /// <summary>The same, known at other times.</summary>
    TSelf Known(long from, long to);
}

/// <summary>How absent values are written in cells.</summary>
internal static class Absent
{
    /// <summary>A day that never comes, so that it is never at or before asOf.</summary>
    public const int Day = int.MaxValue;

    /// <summary>No text.</summary>
    public const int Text = -1;

    public static int DayOf(DateOnly? date) => date?.DayNumber ?? Day;
}

/// <summary>A result's registration, its end and its first deal. Days are day numbers, texts the numbers of <see cref="Words"/>.</summary>
/// <param name="FirstDealAfter">How many stays had begun before the first deal in the timeline.</param>
/// <param name="EndedBy">A <see cref="WayOut"/>; 0 where it has not ended.</param>
internal readonly record struct HeadCells(
    long KnownFrom, long KnownTo, int Owner, int OriginRegion, int Field, int RegisteredOn, int EndedOn, int FirstDealOn, int FirstDealRegion,
    short FirstDealAfter, byte EndedBy) : IKnown<HeadCells>
{
    public HeadCells Known(long from, long to) => this with { KnownFrom = from, KnownTo = to };
}

/// <summary>
/// A stay, without what the next stay or the end of the result says already: when and how it was left. So a stay that is left remains one row.
/// </summary>
internal readonly record struct VisitCells(
    long KnownFrom, long KnownTo, int Entered, int PassedOn, int HostRegion, int Site, int Organisation, short Ordinal, byte Stage)
    : IKnown<VisitCells>
{
    public VisitCells Known(long from, long to) => this with { KnownFrom = from, KnownTo = to };
}

/// <summary>The terms of a deal during one period.</summary>
/// <param name="Contract">Tells apart the contracts of one result; says nothing else.</param>
internal readonly record struct DealCells(
    long KnownFrom, long KnownTo, int From, int Until, int DestinationRegion, short Ordinal, short Contract, decimal? AmountCny) : IKnown<DealCells>
{
    public DealCells Known(long from, long to) => this with { KnownFrom = from, KnownTo = to };
}

/// <summary>An offer to the next site, and its answer.</summary>
internal readonly record struct HandoverCells(
    long KnownFrom, long KnownTo, int OfferedOn, int AnsweredOn, int FromSite, int ToSite, int ToRegion, short Ordinal, byte ToStage, byte Status)
    : IKnown<HandoverCells>
{
    public HandoverCells Known(long from, long to) => this with { KnownFrom = from, KnownTo = to };
}

/// <summary>
/// A fact, whether or not it is legal in its place, until it is corrected. Registrations are left out, for their dates bound nothing.
/// </summary>
/// <param name="RecordedOn">The day in China on which it was recorded.</param>
/// <param name="Organisation">For which it was recorded.</param>
/// <param name="Import">The import that brought it.</param>
/// <param name="Region">The host region of an entry, the destination of a deal when it was signed.</param>
/// <param name="Kind">Its place among <see cref="FactCodes.Types"/>.</param>
/// <param name="Stage">The stage that was entered or passed; 0 for other facts.</param>
internal readonly record struct FactCells(
    long KnownFrom, long KnownTo, int OccurredOn, int RecordedOn, int Organisation, int Import, int Region, byte Kind, byte Stage)
    : IKnown<FactCells>
{
    public FactCells Known(long from, long to) => this with { KnownFrom = from, KnownTo = to };
}
