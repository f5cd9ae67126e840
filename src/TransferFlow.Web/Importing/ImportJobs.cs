using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Storage;
using TransferFlow.Web.Shell;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Importing;

/// <summary>Runs the imports of the page one after the other, and remembers them for an hour.</summary>
internal sealed class ImportJobs(StageLogImport import, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<ImportJobs> log) : IDisposable
{
    /// <summary>So many rejected rows are shown with all their cells; the file that can be downloaded has every one.</summary>
    private const int RowsShown = 50;

    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    // Nobody else may read what organisations upload.
    private readonly string folder = Directory.CreateTempSubdirectory("transferflow-import-").FullName;
    private readonly ConcurrentDictionary<string, ImportJob> jobs = new();
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>The import with this id, for who began it; to all others there is none.</summary>
    public ImportJob? Find(string id, Caller caller) => jobs.TryGetValue(id, out var job) && job.Caller.Actor == caller.Actor ? job : null;

    /// <summary>Keeps the upload and begins to import it.</summary>
    public async Task<ImportJob> StartAsync(IFormFile upload, string owner, Caller caller, bool isPreview, CancellationToken stop)
    {
        ForgetOld();
        var id = NewId();
        var file = Path.Combine(folder, id);
        await using (var copy = File.Create(file)) await upload.CopyToAsync(copy, stop);
        return Begin(new(id, file, PlainName(upload.FileName), owner, caller, isPreview, clock.GetUtcNow()));
    }

    /// <summary>Imports the file of a preview in earnest.</summary>
    public ImportJob Commit(ImportJob previewed) => Begin(previewed.Again(NewId(), previewed.File, isPreview: false, clock.GetUtcNow()));

    /// <summary>Puts corrected rows into the file that they were rejected from, and begins to check that.</summary>
    public async Task<ImportJob> CorrectAsync(ImportJob rejected, IFormFile corrections, CancellationToken stop)
    {
        var id = NewId();
        var file = Path.Combine(folder, id);
        bool isMerged;
        await using (var merged = File.Create(file))
        await using (var original = File.OpenRead(rejected.File))
        await using (var corrected = corrections.OpenReadStream())
            isMerged = await CorrectedFile.WriteAsync(original, rejected.Report!, corrected, merged, stop);
        if (isMerged) return Begin(rejected.Again(id, file, isPreview: true, clock.GetUtcNow()));

        // Corrections that cannot be read are checked by themselves, which says why.
        File.Delete(file);
        return await StartAsync(corrections, rejected.Owner, rejected.Caller, isPreview: true, stop);
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        turn.Dispose();
    }

    private ImportJob Begin(ImportJob job)
    {
        jobs[job.Id] = job;
        _ = Task.Run(() => RunAsync(job, lifetime.ApplicationStopping), CancellationToken.None);
        return job;
    }

    private async Task RunAsync(ImportJob job, CancellationToken stop)
    {
        try
        {
            await turn.WaitAsync(stop);
            try
            {
                await using var file = File.OpenRead(job.File);
                var by = new Provenance(job.Caller.Actor, job.Caller.ActsFor, $"import:{job.FileName}");
                var report = await import.RunAsync(file, new(job.Owner, by, job.IsPreview, job.Caller), new JobProgress(job), stop);
                job.Rejected = await RejectedRows.FirstAsync(file, report, RowsShown, stop);
                job.End(report);
            }
            finally
            {
                turn.Release();
            }
        }
        catch (Exception e)
        {
            // Nobody waits for this task, so whatever happens in it has to reach the page and the log from here.
            log.LogError(e, "The import of {File} failed", job.FileName);
            job.End(Trouble.Of(e) ?? new(StatusCodes.Status500InternalServerError, "import-failed", Words.ImportFailed));
        }
    }

    private void ForgetOld()
    {
        var limit = clock.GetUtcNow() - Memory;
        foreach (var old in jobs.Values.Where(job => job.IsOver && job.StartedAt < limit))
        {
            jobs.TryRemove(old.Id, out _);
            if (jobs.Values.All(job => job.File != old.File)) File.Delete(old.File);
        }
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>The name without folders and control characters; it becomes part of the facts' cause.</summary>
    private static string PlainName(string name)
    {
        var file = Path.GetFileName(name.Replace('\\', '/'));
        var plain = string.Concat(file.Where(character => !char.IsControl(character) && !char.IsSurrogate(character)));
        return plain.Length <= 120 ? plain : plain[..120];
    }

    private sealed class JobProgress(ImportJob job) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => job.Progress = value;
    }
}
