namespace TransferFlow.Domain.Results;

/// <summary>
/// A result's state while its facts come in one at a time, in the order in which they became known. A fact at the end of the timeline costs one step;
/// one that happened earlier, and a correction that is approved, make the story be told anew.
/// </summary>
public sealed class RunningStory
{
    private readonly List<Recorded> facts = [];
    private Recorded? last;

    public TechnologyResult Result { get; private set; } = TechnologyResult.Unknown;

    public Corrections Corrections { get; private set; } = Corrections.None;

    public void Add(Recorded entry)
    {
        facts.Add(entry);
        if (entry.Fact.IsAboutTheRecord) Correct(entry);
        else if (last is { } end && Timeline.Order.Compare(entry, end) < 0) Tell();
        else Append(entry);
    }

    private void Append(Recorded entry)
    {
        last = entry;
        if (Legality.Violation(Result, entry.Fact) is null) Result = Result.Evolve(entry.Fact);
    }

    private void Correct(Recorded entry)
    {
        var before = Corrections.Facts;
        Corrections = Corrections.With(entry);
        if (before != Corrections.Facts) Tell();
    }

    private void Tell()
    {
        var timeline = Timeline.Of(facts);
        Result = timeline.Tell().Result;
        last = timeline.Entries.Count == 0 ? null : timeline.Entries[^1];
    }
}
