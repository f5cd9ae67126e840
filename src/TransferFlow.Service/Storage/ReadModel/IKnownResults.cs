using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Time;

namespace TransferFlow.Service.Storage.ReadModel;

/// <summary>What is known of all results, one by one, whatever keeps it: see <see cref="TableResults"/>.</summary>
public interface IKnownResults
{
    /// <summary>Looks at every registered result as of a date and as known at a position that the read model has reached.</summary>
    /// <param name="details">What is told of each at least.</param>
    /// <param name="begin">Makes what gathers; there may be several, each on a thread of its own.</param>
    /// <param name="look">Adds what a result contributes. The result is filled again for the next one, so what is kept must be copied.</param>
    /// <returns>What was gathered, in no particular order.</returns>
    Task<IReadOnlyList<T>> GatherAsync<T>(
        DateOnly asOf, Position knownAt, KnownDetails details, Func<T> begin, Action<T, KnownResult> look, CancellationToken stop);

    /// <summary>Collects what is found in results, in no particular order; see <see cref="GatherAsync"/>.</summary>
    async Task<IReadOnlyList<T>> CollectAsync<T>(
        DateOnly asOf, Position knownAt, KnownDetails details, Action<KnownResult, ICollection<T>> look, CancellationToken stop)
    {
        var collections = await GatherAsync(asOf, knownAt, details, () => new List<T>(), (collected, result) => look(result, collected), stop);
        return [.. collections.SelectMany(collected => collected)];
    }
}
