using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Storage.Columns;

/// <summary>Results from columns; where memory does not suffice for them, from the tables.</summary>
internal sealed class ColumnResults(ColumnStore columns, TableResults tables) : IKnownResults
{
    public async Task<IReadOnlyList<T>> GatherAsync<T>(
        DateOnly asOf, Position knownAt, KnownDetails details, Func<T> begin, Action<T, KnownResult> look, CancellationToken stop) =>
        await columns.ReachAsync(knownAt, stop) is { } snapshot
            ? [.. snapshot.ScanResults(asOf, knownAt, details, begin, look)]
            : await tables.GatherAsync(asOf, knownAt, details, begin, look, stop);
}
