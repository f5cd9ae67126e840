using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>What a decision depends on besides the result and the command: the catalogues, the sites, and the date in China.</summary>
public sealed record Circumstances(Reference Reference, DateOnly Today)
{
    private const int LongestWhy = 1_000;

    /// <summary>Decides a command on a result. Pure: nothing is written here.</summary>
    public (Answer Answer, EventsToAppend Facts) Decide(LogCommand command, ResultStream result) => Decide(result.Id, command, result.Timeline);

    internal (Answer Answer, EventsToAppend Facts) Decide(string id, LogCommand command, Timeline timeline)
    {
        // The reason lies beside the fact, so the rules for facts do not see it.
        if (command.Why is { Length: > LongestWhy } why) return (Answer.Of(Fault.TooLong("why", why.Length, LongestWhy)), []);
        var fact = command.ToFact(Reference);
        if (FactRules.Faults(fact, Reference).FirstOrDefault() is { } fault) return (Answer.Of(fault), []);
        return Decider.Decide(timeline, new(fact, Today, command.Version)) switch
        {
            Decision.Logged logged => (Answer.Of(new Logged(id, timeline.Version + 1, AlreadyKnown: false)), [logged.Fact]),
            Decision.Refused refused => (Answer.Of(refused.Refusal), []),
            _ => (Answer.Of(new Logged(id, timeline.Version, AlreadyKnown: true)), []),
        };
    }
}

/// <summary>Gathers the circumstances before each command.</summary>
public static class CircumstancesMiddleware
{
    public static async Task<Circumstances> BeforeAsync(References references, TimeProvider clock, CancellationToken stop) =>
        new(await references.CurrentAsync(stop), ChinaCalendar.Today(clock.GetUtcNow()));
}
