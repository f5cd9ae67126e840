using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Logging;

/// <summary>What every command says that logs what happened to a result: when it did, and why it is logged.</summary>
public abstract record LogCommand : ResultCommand
{
    /// <summary>The business date, a calendar date in China.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>Where the sender's own records hold this fact.</summary>
    public string? SourceRef { get; init; }

    /// <summary>Why it is logged; goes beside the fact.</summary>
    public string? Why { get; init; }

    internal sealed override string? Note => Why;

    // The reason lies beside the fact, so the rules for facts do not see it.
    internal sealed override Refusal? Unsound => FactRules.Text("why", Why);

    /// <summary>The fact that is to be.</summary>
    /// <param name="reference">Fills in what a code implies, such as a site's region.</param>
    public abstract Fact ToFact(Reference reference);

    internal sealed override Fact ToFact(Circumstances circumstances, ResultStream result) => ToFact(circumstances.Reference);
}
