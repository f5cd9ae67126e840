using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Tells of one result after another what is known of it at a position, as of a date.</summary>
internal sealed class ResultReader(ColumnSnapshot snapshot, DateOnly asOf, long knownAt, KnownDetails details)
{
    private readonly int day = asOf.DayNumber;

    /// <summary>Filled anew by each reading.</summary>
    public KnownResult Result { get; } = new();

    /// <returns>False where the result is not known at the position.</returns>
    public bool Read(Segment segment, int result)
    {
        foreach (ref readonly var head in segment.Heads[result])
        {
            if (!IsKnown(head)) continue;
            Result.Begin(segment.Ids[result], Name(head.Owner)!, Name(head.Field), Region(head.OriginRegion)!);
            if (head.EndedOn <= day) Result.End = new((WayOut)head.EndedBy, Date(head.EndedOn));
            if (head.FirstDealOn <= day) Result.FirstDeal = new(Date(head.FirstDealOn), head.FirstDealAfter, Region(head.FirstDealRegion));
            AddVisits(segment.Visits[result]);
            if (details.HasFlag(KnownDetails.Deals)) AddDeals(segment.Deals[result]);
            if (details.HasFlag(KnownDetails.Handovers)) AddHandovers(segment.Handovers[result]);
            if (details.HasFlag(KnownDetails.Facts)) AddFacts(segment.Facts[result]);
            return true;
        }

        return false;
    }

    private void AddVisits(ReadOnlySpan<VisitCells> rows)
    {
        var visits = Result.Visits;
        foreach (ref readonly var row in rows)
        {
            if (!IsKnown(row) || row.Entered > day) continue;
            var visit = new KnownVisit(
                (Stage)row.Stage, Name(row.Site), Region(row.HostRegion)!, Date(row.Entered), DateBy(row.PassedOn), null, null);
            if (visits.Count > 0) visits[^1] = Left(visits[^1], visit);
            visits.Add(visit);
        }

        if (visits.Count > 0 && Result.End is { } end) visits[^1] = visits[^1] with { LeftOn = end.On, WayOut = end.Way };
    }

    private static KnownVisit Left(KnownVisit visit, KnownVisit next) => visit with
    {
        LeftOn = next.Entered,
        WayOut = next.Stage > visit.Stage ? WayOut.Advanced : next.Stage < visit.Stage ? WayOut.Returned : WayOut.Moved,
    };

    private void AddDeals(ReadOnlySpan<DealCells> rows)
    {
        foreach (ref readonly var row in rows)
        {
            if (!IsKnown(row) || row.From > day) continue;
            Result.Deals.Add(new(SignedOn(rows, row.Contract), Date(row.From), DateBy(row.Until), row.AmountCny, Region(row.DestinationRegion)));
        }
    }

    /// <summary>A contract begins to hold when it is signed.</summary>
    private DateOnly SignedOn(ReadOnlySpan<DealCells> rows, short contract)
    {
        var first = int.MaxValue;
        foreach (ref readonly var row in rows)
            if (row.Contract == contract && IsKnown(row)) first = Math.Min(first, row.From);
        return Date(first);
    }

    private void AddHandovers(ReadOnlySpan<HandoverCells> rows)
    {
        foreach (ref readonly var row in rows)
        {
            if (!IsKnown(row) || row.OfferedOn > day) continue;
            var status = row.AnsweredOn <= day ? (HandoverStatus)row.Status : HandoverStatus.Pending;
            Result.Handovers.Add(new(
                (Stage)row.ToStage, Name(row.FromSite), Name(row.ToSite), Region(row.ToRegion), Date(row.OfferedOn), status, DateBy(row.AnsweredOn)));
        }
    }

    private void AddFacts(ReadOnlySpan<FactCells> rows)
    {
        foreach (ref readonly var row in rows)
        {
            if (row.KnownFrom > knownAt) return;
            if (row.KnownTo <= knownAt || row.OccurredOn > day) continue;
            Result.Facts.Add(new(
                FactColumns.Kinds[row.Kind], row.Stage == 0 ? null : (Stage)row.Stage, Region(row.Region), Date(row.OccurredOn),
                new(Date(row.RecordedOn), Name(row.Organisation)!, Name(row.Import))));
        }
    }

    private bool IsKnown<T>(in T row) where T : struct, IKnown<T> => row.KnownFrom <= knownAt && row.KnownTo > knownAt;

    private DateOnly? DateBy(int on) => on <= day ? Date(on) : null;

    private string? Name(int number) => snapshot.Name(number);

    private string? Region(int number) => snapshot.Region(number);

    private static DateOnly Date(int on) => DateOnly.FromDayNumber(on);
}
