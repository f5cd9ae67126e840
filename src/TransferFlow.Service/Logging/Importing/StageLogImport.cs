using Marten;
using JasperFx;
using Marten.Services;
using Npgsql;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>Imports a stage log: decided wholly before anything is written, all or nothing, and again without effect.</summary>
public sealed class StageLogImport(IDocumentStore store, NpgsqlDataSource database, References references, TimeProvider clock)
{
    /// <param name="file">An .xlsx workbook, or CSV in UTF-8 or GB18030; must be seekable, for it is judged on the whole of it.</param>
    public async Task<ImportReport> RunAsync(Stream file, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var (log, unreadable) = await LogFile.OpenAsync(file, stop);
        using var opened = log;
        if (log is null) return ImportReport.Unreadable(unreadable);
        var read = await ReadAsync(log, options.Owner, progress, stop);

        // Decided first, so that others have to wait for the writing alone. Where someone appended to one of these results, or created one of these
        // organisations, meanwhile, what was decided may not hold any more: then it is decided anew while the others wait, for they might never pause.
        return await TryAsync(read, options, progress, isLockedFirst: false, stop)
            ?? await TryAsync(read, options, progress, isLockedFirst: true, stop)
            ?? throw new NotReadyException("Someone kept creating the same organisations; try the import again.");
    }

    /// <returns>Null, with nothing written, where what was decided does not hold any more.</returns>
    private async Task<ImportReport?> TryAsync(
        ReadFile read, ImportOptions options, IProgress<ImportProgress>? progress, bool isLockedFirst, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        if (isLockedFirst) await PlanWriter.LockAsync(connection, stop);
        var (plan, created) = await DecideAsync(connection, read, options.Caller, progress, stop);
        var report = Report(read, plan);
        if (report.IsRefused || options.DryRun || plan.Facts.Count == 0) return report;

        if (!isLockedFirst) await PlanWriter.LockAsync(connection, stop);
        if (!await PlanWriter.IsCurrentAsync(connection, plan, stop) || !await CreateAsync(transaction, created, stop)) return null;
        await PlanWriter.WriteAsync(connection, plan, options.By, count => progress?.Report(new(ImportPhase.Writing, count)), stop);
        await transaction.CommitAsync(stop);
        return report;
    }

    private async Task<ReadFile> ReadAsync(LogFile log, string owner, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var reference = await references.ReadAsync(stop);
        var read = new ReadFile(log) { Reference = reference };
        RowParser? parser = null;
        await foreach (var row in log.ReadAsync(stop))
        {
            if (++read.Rows > LogFile.MostRows)
            {
                read.Break(TooManyRows(row.Number));
                break;
            }

            parser ??= new(reference, owner, row.Header);
            if (parser.Parse(row, read.Errors, read.Warnings) is { } parsed) read.Parsed.Add(parsed);
            else if (row[Columns.Result] is { } number) read.Misunderstood.Add(number);
            if (read.Rows % 1_000 == 0) progress?.Report(new(ImportPhase.Reading, read.Rows));
        }

        read.Break([.. log.Errors]);
        if (read.Rows == 0 && !read.IsBroken) read.Warnings.Add(new(null, null, "no-rows", new("文件只有表头，没有记录。", "The file has a header and no rows.")));
        return read;
    }

    private async Task<(ImportPlan Plan, IReadOnlyList<Organisation> Created)> DecideAsync(
        NpgsqlConnection connection, ReadFile read, Caller? caller, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        if (read.IsBroken) return (new(), []);
        await using var session = store.QuerySession();
        var organisations = (await session.Query<Organisation>().ToListAsync(stop)).ToDictionary(organisation => organisation.Id);
        var created = NewOrganisations.Of(read.Parsed, organisations);
        foreach (var organisation in created) organisations[organisation.Id] = organisation;

        var results = Results(read, organisations);
        var known = (await LogReader.OfResultsAsync(connection, [.. results.Select(result => result.Id)], long.MaxValue, stop)).ToLookup(fact => fact.Result);
        var plan = ImportPlan.Decide(
            results, id => [.. known[id].Select(fact => new Recorded(fact.Version, fact.Fact))],
            caller is null ? null : new(caller, read.Reference), ChinaCalendar.Today(clock.GetUtcNow()),
            count => progress?.Report(new(ImportPhase.Deciding, count)));
        return (plan, created);
    }

    /// <summary>
    /// The rows by result. A result with a row that could not be understood cannot be judged as a whole: its other rows would be blamed for what is missing.
    /// </summary>
    private static List<ResultRows> Results(ReadFile read, Dictionary<string, Organisation> organisations) =>
        [.. read.ByResult.Where(rows => !read.Misunderstood.Contains(rows.Key.Number)).Select(rows => new ResultRows(
            ResultId.Of(organisations.TryGetValue(rows.Key.Owner, out var owner) ? owner.Home : Homes.Other, rows.Key.Owner, rows.Key.Number), [.. rows]))];

    /// <returns>False where someone else created one of them meanwhile: its home may be another than the one that the results' keys were made with.</returns>
    private async Task<bool> CreateAsync(NpgsqlTransaction transaction, IReadOnlyList<Organisation> created, CancellationToken stop)
    {
        await using var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
        session.Insert<Organisation>(created);
        try
        {
            await session.SaveChangesAsync(stop);
            return true;
        }
        catch (DocumentAlreadyExistsException)
        {
            return false;
        }
    }

    private static ImportReport Report(ReadFile read, ImportPlan plan)
    {
        RowError[] errors = [.. read.Errors.Concat(plan.Errors).Distinct().OrderBy(error => error.Row ?? 0).Select(read.Log.Located)];
        var isRefused = errors.Length > 0;
        return new(
            read.Rows, read.ByResult.Count,
            isRefused ? 0 : plan.Registered, isRefused ? 0 : plan.Facts.Count - plan.Registered, plan.AlreadyKnown,
            errors.Where(error => error.Row > 1).Select(error => error.Row).Distinct().Count(), read.Warnings.Count, errors,
            [.. read.Warnings.Select(read.Log.Located)]) { IsWhole = !read.IsBroken };
    }

    private static RowError TooManyRows(long row) => new(row, null, "too-many-rows", new(
        $"一次最多导入{LogFile.MostRows:N0}行，请拆分文件。", $"At most {LogFile.MostRows:N0} rows are imported at once; split the file."));

    private sealed class ReadFile(LogFile log)
    {
        private ILookup<(string Owner, string Number), ParsedRow>? byResult;

        public LogFile Log { get; } = log;

        public required Reference Reference { get; init; }

        public long Rows { get; set; }

        public List<ParsedRow> Parsed { get; } = [];

        /// <summary>To be asked for when all rows are read.</summary>
        public ILookup<(string Owner, string Number), ParsedRow> ByResult => byResult ??= Parsed.ToLookup(row => (row.Owner, row.Result));

        /// <summary>The numbers of results with a row at fault.</summary>
        public HashSet<string> Misunderstood { get; } = [];

        /// <summary>Whether the file could not be read to its end.</summary>
        public bool IsBroken { get; private set; }

        public List<RowError> Errors { get; } = [];

        public List<RowError> Warnings { get; } = [];

        public void Break(params IReadOnlyList<RowError> errors)
        {
            IsBroken |= errors.Count > 0;
            Errors.AddRange(errors);
        }
    }
}
