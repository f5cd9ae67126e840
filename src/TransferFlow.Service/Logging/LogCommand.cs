using Marten;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging;

/// <summary>What every command says: one fact that is to be logged, when it happened, and which version of the result its sender saw.</summary>
public abstract record LogCommand
{
    /// <summary>The business date, a calendar date in China.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>Where the sender's own records hold this fact.</summary>
    public string? SourceRef { get; init; }

    /// <summary>Why it is logged; goes beside the fact.</summary>
    public string? Why { get; init; }

    /// <summary>The result's version that the sender saw; absent to decide on whatever is known.</summary>
    public long? Version { get; init; }

    /// <summary>The fact that is to be.</summary>
    /// <param name="reference">Fills in what a code implies, such as a site's region.</param>
    public abstract Fact ToFact(Reference reference);

    /// <summary>Puts what the fact speaks of, and does not hold itself, into the transaction that it is appended in.</summary>
    public virtual void WriteBeside(IDocumentSession session)
    {
    }
}
