using System.Text.Json.Serialization;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>How a stage log is to be imported.</summary>
/// <param name="Owner">Owns the results of rows that name no owner: an organisation's id or name.</param>
/// <param name="By">Who imports, for whom.</param>
/// <param name="Caller">Whose rights count; null at the console, where who can run it can reach the database anyway.</param>
/// <param name="DryRun">Decide and report, but write nothing.</param>
public sealed record ImportOptions(string Owner, Provenance By, bool DryRun = false, Caller? Caller = null);

/// <summary>How far an import is.</summary>
public enum ImportPhase
{
    Reading,
    Deciding,
    Writing,
}

/// <param name="Rows">Rows read, or facts decided or written, in this phase.</param>
public readonly record struct ImportProgress(ImportPhase Phase, long Rows);

/// <summary>What an import did or, where it was refused, would have had to do. Where anything is in error nothing was written.</summary>
/// <param name="Rows">Rows of the file, its header not counted.</param>
/// <param name="Results">Different results in it.</param>
/// <param name="Registered">Registrations that its rows implied and that were written.</param>
/// <param name="Facts">The rows' own facts that were written.</param>
/// <param name="AlreadyKnown">Rows whose facts were known before, with the same content.</param>
/// <param name="Rejected">Rows at fault.</param>
/// <param name="Warnings">How many notes there are in <paramref name="Warned"/>.</param>
public sealed record ImportReport(
    long Rows, long Results, long Registered, long Facts, long AlreadyKnown, long Rejected, long Warnings,
    IReadOnlyList<RowError> Errors, IReadOnlyList<RowError> Warned)
{
    /// <summary>At most one warning a row, of codes that are not in force on its date; they are for people, and are counted for programs.</summary>
    [JsonIgnore]
    public IReadOnlyList<RowError> Warned { get; init; } = Warned;

    /// <summary>Whether the file could be read to its end, so that nothing is wrong with it beside its rows.</summary>
    [JsonIgnore]
    public bool IsWhole { get; init; }

    [JsonIgnore]
    public bool IsRefused => Errors.Count > 0;

    /// <summary>A report of a file that could not be read at all.</summary>
    public static ImportReport Unreadable(IReadOnlyList<RowError> errors) => new(0, 0, 0, 0, 0, 0, 0, errors, []);
}

/// <summary>What is wrong in one row of a file.</summary>
/// <param name="Row">As a spreadsheet counts: the header is row 1; null where the file as a whole is at fault.</param>
/// <param name="Column">The column's name as in the file format.</param>
public sealed record RowError(
    long? Row, string? Column, [property: JsonPropertyOrder(1)] string Code, [property: JsonPropertyOrder(1)] Sentence Message)
{
    /// <summary>The cell's name, as <c>D17</c>, in a file whose cells have names.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cell { get; init; }
}
