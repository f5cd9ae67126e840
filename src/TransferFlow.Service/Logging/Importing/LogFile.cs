using System.Buffers.Binary;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Spreadsheets;
using TransferFlow.Service.Spreadsheets.Reading;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>A file with a stage log in it, read row by row; what is wrong with its header or its form is said beside the rows.</summary>
internal abstract class LogFile : IDisposable
{
    /// <summary>More rows are not imported at once: as many as a sheet can have.</summary>
    public const long MostRows = SheetLimits.Rows;

    private readonly List<RowError> errors = [];

    /// <summary>What is wrong with the file as a whole; where anything is, its rows are not all of it.</summary>
    public IReadOnlyList<RowError> Errors => errors;

    /// <summary>There before the first row is.</summary>
    public FileHeader? Header { get; protected set; }

    /// <summary>Whether its cells have names, as <c>D17</c>.</summary>
    public abstract bool IsSheet { get; }

    /// <summary>Opens a workbook or a text, told by what is in it and not by its name.</summary>
    /// <param name="file">Must be seekable, and stays open.</param>
    /// <returns>The file, or what is wrong with it as a whole.</returns>
    public static async Task<(LogFile? File, IReadOnlyList<RowError> Errors)> OpenAsync(Stream file, CancellationToken stop)
    {
        file.Position = 0;
        var head = new byte[4];
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stop);
        try
        {
            switch (length < head.Length ? 0 : BinaryPrimitives.ReadUInt32BigEndian(head))
            {
                // A zip file begins with its first entry or, where it has none, with its directory.
                case 0x504B0304 or 0x504B0506: return (new SheetLog(SheetReader.Open(file)), []);
                case 0xD0CF11E0: return (null, [Whole(await OldOffice.WhatIsAsync(file, stop))]);
                default:
                    var (encoding, unreadable) = await TextEncoding.JudgeAsync(file, stop);
                    return (encoding is null ? null : new CsvLog(file, encoding), unreadable);
            }
        }
        catch (RefusedException e)
        {
            return (null, [Whole(e.Refusal)]);
        }
    }

    /// <summary>The rows below the header that have anything in them.</summary>
    public abstract IAsyncEnumerable<Row> ReadAsync(CancellationToken stop);

    /// <summary>The error with the name of its cell, where cells have names.</summary>
    public RowError Located(RowError error) =>
        IsSheet && error is { Cell: null, Row: { } row, Column: { } column } && Header?.Places.TryGetValue(column, out var place) == true
            ? error with { Cell = CellName.Of(place, row) }
            : error;

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <returns>Whether the header was understood.</returns>
    protected bool ReadHeader(long row, IReadOnlyList<string?> cells)
    {
        Header = HeaderReader.Read(row, cells, IsSheet, errors);
        return Header is not null;
    }

    protected void Say(RowError error) => errors.Add(error);

    protected void Say(long? row, string code, string zh, string en) => Say(new(row, null, code, new Sentence(zh, en)));

    protected void SayIfEmpty()
    {
        if (Header is null && errors.Count == 0) Say(null, "empty-file", "文件没有表头。", "The file has no header.");
    }

    private static RowError Whole(Refusal refusal) => new(null, null, refusal.Code, refusal.Message);
}
