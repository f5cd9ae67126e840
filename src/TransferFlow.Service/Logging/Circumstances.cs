using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Persistence.EventSourcing;

namespace TransferFlow.Service.Logging;

/// <summary>What a decision depends on besides the result and the command: the catalogues, the sites, the date in China, and who asks.</summary>
public sealed record Circumstances(Reference Reference, DateOnly Today, Caller Caller)
{
    public ResultAccess Access => new(Caller, Reference);

    /// <summary>Whether the caller may know that there is this result; it answers like one that does not exist to all others.</summary>
    public bool MaySee(ResultStream result) => Access.MaySee(result.Timeline.Subject());

    /// <summary>Decides a command on a result. Pure: nothing is written here.</summary>
    public (Answer Answer, EventsToAppend Facts) Decide(ResultCommand command, ResultStream result)
    {
        var timeline = result.Timeline;
        var subject = timeline.Subject();
        // What belongs to others answers like what does not exist, whatever else is wrong with the command.
        if (!Access.MaySee(subject)) return (Answer.Of(Refusals.UnknownResult), []);
        if (command.Unsound is { } unsound) return (Answer.Of(unsound), []);
        var fact = command.ToFact(this, result);
        return Fault(fact) is { } fault ? (Answer.Of(fault), [])
            : !Access.MayLog(subject, fact, timeline.Corrections) ? (Answer.Of(Refusals.NotPermitted), [])
            : Decide(result.Id, command, fact, timeline);
    }

    /// <summary>Decides a registration. Whom nobody knows and whom the caller does not act for are the same to it.</summary>
    internal (Answer Answer, EventsToAppend Facts) Decide(RegisterResult command, Organisation? owner, ResultStream result)
    {
        if (owner is null) return (Answer.Of(command.UnknownOwner()), []);
        var fact = (Fact.ResultRegistered)command.ToFact(Reference);
        return (command.Unsound ?? Fault(fact)) is { } fault ? (Answer.Of(fault), [])
            : Access.MayRegister(fact) ? Decide(result.Id, command, fact, result.Timeline)
            : (Answer.Of(Caller.Role == Role.Office ? Refusals.OutsideRegion : command.UnknownOwner()), []);
    }

    private Refusal? Fault(Fact fact) => FactRules.Faults(fact, Reference).FirstOrDefault();

    private (Answer Answer, EventsToAppend Facts) Decide(string id, ResultCommand command, Fact fact, Timeline timeline) =>
        Decider.Decide(timeline, new(fact, Today, command.Version)) switch
        {
            Decision.Logged logged => (Answer.Of(new Logged(id, timeline.Version + 1, AlreadyKnown: false)), [logged.Fact]),
            Decision.Refused refused => (Answer.Of(refused.Refusal), []),
            _ => (Answer.Of(new Logged(id, timeline.Version, AlreadyKnown: true)), []),
        };
}

/// <summary>Gathers the circumstances before each command.</summary>
public static class CircumstancesMiddleware
{
    public static async Task<Circumstances> BeforeAsync(References references, TimeProvider clock, Caller caller, CancellationToken stop) =>
        new(await references.CurrentAsync(stop), ChinaCalendar.Today(clock.GetUtcNow()), caller);
}
