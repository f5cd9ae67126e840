using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>The rows of one result made from its facts, in the order in which they became known, by the domain's own fold.</summary>
internal sealed class ReplayedResult(int result, SegmentBuilder into)
{
    private readonly RunningStory story = new();
    private readonly List<HeadCells> heads = [];
    private readonly List<VisitCells> visits = [];
    private readonly List<DealCells> deals = [];
    private readonly List<HandoverCells> handovers = [];
    private readonly Dictionary<string, short> contracts = [];
    private readonly Dictionary<long, (Recorded Recorded, long From)> facts = [];

    public void Take(long position, Recorded recorded)
    {
        var before = story.Result;
        story.Add(recorded);
        if (recorded.Fact is Fact.CorrectionApproved approved) Correct(approved.Request, position);
        else if (FactColumns.IsOne(recorded.Fact)) facts.Add(recorded.Version, (recorded, position));
        if (!ReferenceEquals(before, story.Result)) Show(story.Result, position);
    }

    /// <summary>What is known after the last fact holds on.</summary>
    public void End()
    {
        foreach (var (recorded, from) in facts.Values) into.Facts.Add(result, FactColumns.Cells(from, long.MaxValue, recorded, into));
        Close(into.Heads, heads, 0, long.MaxValue);
        Close(into.Visits, visits, 0, long.MaxValue);
        Close(into.Deals, deals, 0, long.MaxValue);
        Close(into.Handovers, handovers, 0, long.MaxValue);
    }

    /// <summary>Lets the facts that a correction changed hold no more, and those that they have become from now on.</summary>
    private void Correct(long request, long at)
    {
        foreach (var corrected in story.Corrections.Facts.Where(fact => fact.Correction == request))
        {
            if (!facts.Remove(corrected.Version, out var said)) continue;
            into.Facts.Add(result, FactColumns.Cells(said.From, at, said.Recorded, into));
            if (corrected.Now is { } now) facts.Add(corrected.Version, (said.Recorded with { Fact = now }, at));
        }
    }

    private void Show(TechnologyResult known, long at)
    {
        var isRegistered = known.Registration is not null;
        Put(into.Heads, heads, isRegistered ? [Head(known)] : [], at);
        Put(into.Visits, visits, isRegistered ? known.Visits.Select(Cells) : [], at);
        Put(into.Deals, deals, isRegistered ? known.Deals.Select(Cells) : [], at);
        Put(into.Handovers, handovers, isRegistered ? known.Handovers.Select((handover, i) => Cells(i + 1, handover)) : [], at);
    }

    /// <summary>Keeps the rows that say the same as before, and closes those that do not.</summary>
    private void Put<T>(RunsBuilder<T> table, List<T> open, IEnumerable<T> now, long at) where T : struct, IKnown<T>, IEquatable<T>
    {
        var place = 0;
        foreach (var row in now)
        {
            if (place == open.Count)
            {
                open.Add(row.Known(at, long.MaxValue));
            }
            else if (!open[place].Known(0, 0).Equals(row))
            {
                table.Add(result, open[place].Known(open[place].KnownFrom, at));
                open[place] = row.Known(at, long.MaxValue);
            }

            place++;
        }

        Close(table, open, place, at);
    }

    private void Close<T>(RunsBuilder<T> table, List<T> open, int from, long at) where T : struct, IKnown<T>
    {
        for (var i = from; i < open.Count; i++) table.Add(result, open[i].Known(open[i].KnownFrom, at));
        open.RemoveRange(from, open.Count - from);
    }

    private HeadCells Head(TechnologyResult known)
    {
        var (registration, deal) = (known.Registration!, known.FirstDeal);
        return new(
            0, 0, into.Names.Of(registration.Owner), into.Regions.Of(registration.OriginRegion), into.Names.Of(registration.Field),
            registration.OccurredOn.DayNumber, Absent.DayOf(known.End?.On), Absent.DayOf(deal?.On), into.Regions.Of(deal?.DestinationRegion),
            (short)(deal?.VisitsBefore ?? 0),
            known.End is { } end ? (byte)end.Way : (byte)0);
    }

    private VisitCells Cells(StageVisit visit) => new(
        0, 0, visit.Entered.DayNumber, Absent.DayOf(visit.PassedOn), into.Regions.Of(visit.HostRegion), into.Names.Of(visit.Site),
        into.Names.Of(visit.Organisation), (short)visit.Ordinal, (byte)visit.Stage);

    private DealCells Cells(DealPeriod deal) => new(
        0, 0, deal.From.DayNumber, Absent.DayOf(deal.Until), into.Regions.Of(deal.Terms.DestinationRegion), (short)deal.Ordinal,
        NumberOf(deal.ContractNumber), deal.Terms.AmountCny);

    private short NumberOf(string contract)
    {
        if (!contracts.TryGetValue(contract, out var number)) contracts[contract] = number = (short)contracts.Count;
        return number;
    }

    private HandoverCells Cells(int place, Handover handover)
    {
        var offer = handover.Offer;
        return new(
            0, 0, offer.OccurredOn.DayNumber, Absent.DayOf(handover.AnsweredOn), into.Names.Of(offer.FromSite), into.Names.Of(offer.ToSite),
            into.Regions.Of(offer.ToRegion), (short)place, (byte)offer.ToStage, (byte)handover.Status);
    }
}
