using TransferFlow.Domain.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Importing;

/// <summary>One file that someone gave to the page, and how far its import is. It outlives the request, so a page can be reloaded.</summary>
/// <param name="File">Where the upload lies until the job is forgotten.</param>
/// <param name="Owner">Owns the results of rows that name no owner.</param>
/// <param name="Caller">Who began it, and whose rights count.</param>
/// <param name="IsPreview">Decides and reports, but writes nothing.</param>
public sealed record ImportJob(string Id, string File, string FileName, string Owner, Caller Caller, bool IsPreview, DateTimeOffset StartedAt)
{
    private volatile object? outcome;

    /// <summary>What the import reported; null while it goes on, and where it failed.</summary>
    public ImportReport? Report => outcome as ImportReport;

    /// <summary>Why it came to nothing, where the fault is not the file's.</summary>
    public Trouble? Failure => outcome as Trouble;

    public bool IsOver => outcome is not null;

    /// <summary>The first of the rows that were rejected; null where there are none, or the file could not be read to its end.</summary>
    public RejectedTable? Rejected { get; internal set; }

    /// <summary>How far it is; null before it began.</summary>
    public ImportProgress? Progress { get; internal set; }

    /// <summary>The same import once more, of which nothing is known yet; a copy would have the report of this one.</summary>
    internal ImportJob Again(string id, string file, bool isPreview, DateTimeOffset startedAt) =>
        new(id, file, FileName, Owner, Caller, isPreview, startedAt);

    internal void End(ImportReport report) => outcome = report;

    internal void End(Trouble failure) => outcome = failure;
}
