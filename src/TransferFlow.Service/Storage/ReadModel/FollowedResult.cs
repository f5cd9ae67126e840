using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>One result while its facts of one page come in: its story so far, and the rows that are known of it.</summary>
internal sealed class FollowedResult
{
    private readonly string result;
    private readonly Changes changes;
    private readonly RunningStory story = new();
    private readonly List<Slot> results = [];
    private readonly List<Slot> visits = [];
    private readonly List<Slot> handovers = [];
    private readonly List<Slot> deals = [];
    private readonly List<Slot> corrected = [];
    private readonly List<Slot> corrections = [];

    /// <param name="earlier">Its facts up to the page; the rows that they amount to lie in their tables.</param>
    /// <param name="changes">Where to note which rows hold no more, and which do.</param>
    public FollowedResult(string result, IEnumerable<LoggedFact> earlier, Changes changes)
    {
        (this.result, this.changes) = (result, changes);
        foreach (var fact in earlier) story.Add(new(fact.Version, fact.Fact));
        corrected.AddRange(story.Corrections.Facts.Select((fact, i) => new Slot(new CorrectedRow(i + 1, fact), null)));
        corrections.AddRange(story.Corrections.All.Select((correction, i) => new Slot(new CorrectionRow(i + 1, correction), null)));
        var known = story.Result;
        if (known.Registration is not { } registration) return;
        results.Add(new(new ResultRow(registration, known.End), null));
        visits.AddRange(known.Visits.Select(visit => new Slot(VisitRow.Of(visit, registration, known.FirstDeal), null)));
        handovers.AddRange(known.Handovers.Select((handover, i) => new Slot(new HandoverRow(i + 1, handover), null)));
        deals.AddRange(known.Deals.Select(deal => new Slot(new DealRow(deal), null)));
    }

    /// <summary>Takes in the next fact.</summary>
    public void Take(LoggedFact fact)
    {
        var before = story.Result;
        story.Add(new(fact.Version, fact.Fact));
        var after = story.Result;
        if (fact.Fact.IsAboutTheRecord) Correct(fact.Sequence);
        if (ReferenceEquals(before, after)) return;
        if (after.Registration is not { } registration)
        {
            foreach (var table in new[] { results, visits, handovers, deals }) Shorten(table, 0, fact.Sequence);
            return;
        }

        // What a fact leaves alone stays the same object, so most rows need not be made to be compared.
        var isSameHead = ReferenceEquals(before.Registration, registration) && ReferenceEquals(before.FirstDeal, after.FirstDeal);
        if (!isSameHead || before.End != after.End) Put(results, 0, new ResultRow(registration, after.End), fact.Sequence);
        for (var i = 0; i < after.Visits.Length; i++)
        {
            if (isSameHead && i < before.Visits.Length && ReferenceEquals(before.Visits[i], after.Visits[i])) continue;
            Put(visits, i, VisitRow.Of(after.Visits[i], registration, after.FirstDeal), fact.Sequence);
        }

        for (var i = 0; i < after.Handovers.Length; i++)
        {
            if (i < before.Handovers.Length && ReferenceEquals(before.Handovers[i], after.Handovers[i]) && before.Registration is not null) continue;
            Put(handovers, i, new HandoverRow(i + 1, after.Handovers[i]), fact.Sequence);
        }

        for (var i = 0; i < after.Deals.Length; i++)
        {
            if (isSameHead && i < before.Deals.Length && ReferenceEquals(before.Deals[i], after.Deals[i])) continue;
            Put(deals, i, new DealRow(after.Deals[i]), fact.Sequence);
        }

        Shorten(visits, after.Visits.Length, fact.Sequence);
        Shorten(handovers, after.Handovers.Length, fact.Sequence);
        Shorten(deals, after.Deals.Length, fact.Sequence);
    }

    /// <summary>Writes the rows that the page has opened and that still hold at its end.</summary>
    public void EndPage()
    {
        foreach (var table in new[] { results, visits, handovers, deals, corrected, corrections })
        {
            foreach (var slot in table)
                if (slot.KnownFrom is { } from) changes.Write(result, slot.Row, from, long.MaxValue);
        }
    }

    private void Correct(long at)
    {
        var facts = story.Corrections.Facts;
        for (var i = 0; i < facts.Length; i++) Put(corrected, i, new CorrectedRow(i + 1, facts[i]), at);
        var asked = story.Corrections.All;
        for (var i = 0; i < asked.Length; i++) Put(corrections, i, new CorrectionRow(i + 1, asked[i]), at);
    }

    private void Put(List<Slot> table, int index, Row row, long at)
    {
        if (index == table.Count)
        {
            table.Add(new(row, at));
            return;
        }

        if (table[index].Row == row) return;
        Close(table[index], at);
        table[index] = new(row, at);
    }

    private void Shorten(List<Slot> table, int length, long at)
    {
        for (var i = length; i < table.Count; i++) Close(table[i], at);
        if (table.Count > length) table.RemoveRange(length, table.Count - length);
    }

    private void Close(Slot slot, long at)
    {
        if (slot.KnownFrom is { } from) changes.Write(result, slot.Row, from, at);
        else changes.Close(result, slot.Row, at);
    }

    /// <param name="KnownFrom">The fact of this page that opened the row; null for a row that lies in its table.</param>
    private readonly record struct Slot(Row Row, long? KnownFrom);
}
