using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>One result while its facts come in: its story so far, and the rows that are known of it.</summary>
internal sealed class FollowedResult
{
    private readonly string result;
    private readonly RunningStory story = new();
    private readonly List<Slot> results = [];
    private readonly List<Slot> visits = [];
    private readonly List<Slot> handovers = [];
    private readonly List<Slot> deals = [];

    /// <param name="earlier">Its facts up to now; the rows that they amount to lie in their tables.</param>
    public FollowedResult(string result, IEnumerable<LoggedFact> earlier)
    {
        this.result = result;
        foreach (var fact in earlier) story.Add(new(fact.Version, fact.Fact));
        var known = story.Result;
        if (known.Registration is not { } registration) return;
        results.Add(new(new ResultRow(registration, known.End), null, null));
        visits.AddRange(known.Visits.Select(visit => new Slot(VisitRow.Of(visit, registration, known.FirstDeal), null, null)));
        handovers.AddRange(known.Handovers.Select((handover, i) => new Slot(new HandoverRow(i + 1, handover), null, null)));
        deals.AddRange(known.Deals.Select(deal => new Slot(new DealRow(deal), null, null)));
    }

    /// <summary>Takes in the next fact and notes in the page's changes which rows hold no more, and which do from now on.</summary>
    public void Take(LoggedFact fact, Changes page)
    {
        var before = story.Result;
        story.Add(new(fact.Version, fact.Fact));
        var after = story.Result;
        if (ReferenceEquals(before, after)) return;
        if (after.Registration is not { } registration)
        {
            foreach (var table in new[] { results, visits, handovers, deals }) Shorten(table, 0, fact.Sequence, page);
            return;
        }

        // What a fact leaves alone stays the same object, so most rows need not be made to be compared.
        var isSameHead = ReferenceEquals(before.Registration, registration) && ReferenceEquals(before.FirstDeal, after.FirstDeal);
        if (!isSameHead || before.End != after.End) Put(results, 0, new ResultRow(registration, after.End), fact.Sequence, page);
        for (var i = 0; i < after.Visits.Length; i++)
        {
            if (isSameHead && i < before.Visits.Length && ReferenceEquals(before.Visits[i], after.Visits[i])) continue;
            Put(visits, i, VisitRow.Of(after.Visits[i], registration, after.FirstDeal), fact.Sequence, page);
        }

        for (var i = 0; i < after.Handovers.Length; i++)
        {
            if (i < before.Handovers.Length && ReferenceEquals(before.Handovers[i], after.Handovers[i]) && before.Registration is not null) continue;
            Put(handovers, i, new HandoverRow(i + 1, after.Handovers[i]), fact.Sequence, page);
        }

        for (var i = 0; i < after.Deals.Length; i++)
        {
            if (isSameHead && i < before.Deals.Length && ReferenceEquals(before.Deals[i], after.Deals[i])) continue;
            Put(deals, i, new DealRow(after.Deals[i]), fact.Sequence, page);
        }

        Shorten(visits, after.Visits.Length, fact.Sequence, page);
        Shorten(handovers, after.Handovers.Length, fact.Sequence, page);
        Shorten(deals, after.Deals.Length, fact.Sequence, page);
    }

    private void Put(List<Slot> table, int index, Row row, long at, Changes page)
    {
        if (index < table.Count && table[index].Row == row) return;
        var opened = new KnownRow(result, row, at);
        page.Opened.Add(opened);
        if (index == table.Count)
        {
            table.Add(new(row, opened, page.Token));
            return;
        }

        Close(table[index], at, page);
        table[index] = new(row, opened, page.Token);
    }

    private void Shorten(List<Slot> table, int length, long at, Changes page)
    {
        for (var i = length; i < table.Count; i++) Close(table[i], at, page);
        if (table.Count > length) table.RemoveRange(length, table.Count - length);
    }

    private void Close(Slot slot, long at, Changes page)
    {
        if (slot.Page == page.Token) slot.Opened!.KnownTo = at;
        else page.Closed.Add((slot.Row.GetType(), result, slot.Row.Ordinal, at));
    }

    /// <param name="Page">The page that opened the row; only while that page is prepared is the row not in its table yet.</param>
    private readonly record struct Slot(Row Row, KnownRow? Opened, object? Page);
}
