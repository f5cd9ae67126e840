using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Results from columns; where memory does not suffice for them, from the tables.</summary>
internal sealed class ColumnResults(ColumnStore columns, TableResults tables) : IKnownResults
{
    public async Task<IReadOnlyList<T>> CollectAsync<T>(
        DateOnly asOf, Position knownAt, KnownDetails details, Action<KnownResult, ICollection<T>> look, CancellationToken stop)
    {
        if (await columns.ReachAsync(knownAt, stop) is not { } snapshot) return await tables.CollectAsync(asOf, knownAt, details, look, stop);
        var collections = snapshot.ScanResults(asOf, knownAt, details, () => new List<T>(), (collected, result) => look(result, collected));
        return [.. collections.SelectMany(collected => collected)];
    }
}
