using Marten;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Logging;

/// <summary>What every command on a result says: one fact that is to be recorded, and which version of the result its sender saw.</summary>
public abstract record ResultCommand
{
    /// <summary>The result's version that the sender saw; absent to decide on whatever is known.</summary>
    public long? Version { get; init; }

    /// <summary>What goes beside the fact; null where the fact says all.</summary>
    internal virtual string? Note => null;

    /// <summary>What is wrong with the command in itself, apart from its fact; null where nothing is.</summary>
    internal virtual Refusal? Unsound => null;

    /// <summary>The fact that is to be. It is asked for only where nothing is <see cref="Unsound"/>.</summary>
    /// <param name="circumstances">Fill in what a code implies, such as a site's region, and who asks on what day.</param>
    internal abstract Fact ToFact(Circumstances circumstances, ResultStream result);

    /// <summary>Puts what the fact speaks of, and does not hold itself, into the transaction that it is appended in.</summary>
    public virtual void WriteBeside(IDocumentSession session)
    {
    }
}
