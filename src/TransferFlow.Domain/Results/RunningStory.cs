namespace TransferFlow.Domain.Results;

/// <summary>
/// A result's state while its facts come in one at a time, in the order in which they became known. A fact at the end of the timeline costs one step;
/// one that happened earlier makes the story be told anew.
/// </summary>
public sealed class RunningStory
{
    private readonly List<Recorded> facts = [];
    private Recorded last;

    public TechnologyResult Result { get; private set; } = TechnologyResult.Unknown;

    public void Add(Recorded entry)
    {
        facts.Add(entry);
        if (facts.Count > 1 && Timeline.Order.Compare(entry, last) < 0)
        {
            Result = Timeline.Of(facts).Tell().Result;
            return;
        }

        last = entry;
        if (Legality.Violation(Result, entry.Fact) is null) Result = Result.Evolve(entry.Fact);
    }
}
