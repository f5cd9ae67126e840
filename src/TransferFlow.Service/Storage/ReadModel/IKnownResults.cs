using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Time;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>What is known of all results, one by one, whatever keeps it: see <see cref="TableResults"/>.</summary>
public interface IKnownResults
{
    /// <summary>Looks at every registered result as of a date and as known at a position that the read model has reached.</summary>
    /// <param name="details">What is told of each.</param>
    /// <param name="look">
    /// Adds what is to be collected. The result is filled again for the next one, so what is kept must be copied. It may be called on several threads at
    /// once, each with a result and a collection of its own.
    /// </param>
    /// <returns>What was collected, in no particular order.</returns>
    Task<IReadOnlyList<T>> CollectAsync<T>(
        DateOnly asOf, Position knownAt, KnownDetails details, Action<KnownResult, ICollection<T>> look, CancellationToken stop);
}
