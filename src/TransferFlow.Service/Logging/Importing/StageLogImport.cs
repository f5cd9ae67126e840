using System.Text;
using Marten;
using Marten.Services;
using Npgsql;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Service.Logging.Importing;

/// <summary>Imports a stage log: decided wholly before anything is written, all or nothing, and again without effect.</summary>
public sealed class StageLogImport(IDocumentStore store, NpgsqlDataSource database, Catalogues catalogues, TimeProvider clock)
{
    private const int MostTries = 5;

    /// <param name="file">CSV in UTF-8 or GB18030; must be seekable, for its encoding is judged on the whole of it.</param>
    public async Task<ImportReport> RunAsync(Stream file, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var (encoding, unreadable) = await TextEncoding.JudgeAsync(file, stop);
        if (encoding is null) return new(0, 0, 0, 0, 0, 0, 0, unreadable, []);
        await using var session = store.QuerySession();
        var reference = catalogues.With(await session.Query<Site>().ToListAsync(stop));
        var organisations = (await session.Query<Organisation>().ToListAsync(stop)).ToDictionary(organisation => organisation.Id);

        var read = await ReadAsync(file, encoding, options.Owner, reference, progress, stop);
        var created = ImportPlan.NewOrganisations(read.Parsed, organisations.Keys.ToHashSet()).ToList();
        foreach (var organisation in created) organisations[organisation.Id] = organisation;
        // A result with a row that could not be understood cannot be judged as a whole: its other rows would be blamed for what is missing.
        var results = Results(read.Parsed.Where(row => !read.Misunderstood.Contains(row.Result)), organisations);

        for (var tries = 1; ; tries++)
        {
            var plan = await DecideAsync(results, progress, stop);
            var report = Report(read, plan);
            if (report.IsRefused || options.DryRun || plan.Facts.Count == 0) return report;
            if (await WriteAsync(plan, created, options.By, progress, stop)) return report;
            // Someone appended to one of these results meanwhile: what was decided may not hold any more.
            if (tries == MostTries) throw new NotReadyException("Others kept writing to the same results; try the import again.");
        }
    }

    private static async Task<ReadFile> ReadAsync(
        Stream file, Encoding encoding, string owner, Reference reference, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var reader = new StageLogReader();
        var parser = new RowParser(reference, owner, reader.Factors);
        var result = new ReadFile();
        await foreach (var row in reader.ReadAsync(file, encoding, stop))
        {
            result.Rows++;
            if (parser.Parse(row, result.Errors, result.Warnings) is { } parsed) result.Parsed.Add(parsed);
            else if (row[Columns.Result] is { } number) result.Misunderstood.Add(number);
            if (result.Rows % 1_000 == 0) progress?.Report(new(ImportPhase.Reading, result.Rows));
        }

        result.Errors.AddRange(reader.Errors);
        return result;
    }

    private static List<ResultRows> Results(IEnumerable<ParsedRow> rows, Dictionary<string, Organisation> organisations) =>
        [.. rows.GroupBy(row => (row.Owner, row.Result)).Select(group => new ResultRows(
            ResultId.Of(organisations.TryGetValue(group.Key.Owner, out var owner) ? owner.Home : Homes.Other, group.Key.Owner, group.Key.Result), [.. group]))];

    private async Task<ImportPlan> DecideAsync(IReadOnlyList<ResultRows> results, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var known = (await LogReader.OfResultsAsync(connection, [.. results.Select(result => result.Id)], long.MaxValue, stop)).ToLookup(fact => fact.Result);
        return ImportPlan.Decide(
            results, id => [.. known[id].Select(fact => new Recorded(fact.Version, fact.Fact))], ChinaCalendar.Today(clock.GetUtcNow()),
            count => progress?.Report(new(ImportPhase.Deciding, count)));
    }

    /// <returns>False, with nothing written, where the plan rests on versions that are not current any more.</returns>
    private async Task<bool> WriteAsync(ImportPlan plan, IReadOnlyList<Organisation> created, Provenance by, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await PlanWriter.LockAsync(connection, stop);
        if (!await PlanWriter.IsCurrentAsync(connection, plan, stop)) return false;
        await using var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
        session.Store<Organisation>(created);
        await session.SaveChangesAsync(stop);
        await PlanWriter.WriteAsync(connection, plan, by, count => progress?.Report(new(ImportPhase.Writing, count)), stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private static ImportReport Report(ReadFile read, ImportPlan plan)
    {
        RowError[] errors = [.. read.Errors.Concat(plan.Errors).OrderBy(error => error.Row ?? 0)];
        var rejected = errors.Where(error => error.Row is > 1).Select(error => error.Row).Distinct().Count();
        var isRefused = errors.Length > 0;
        return new(
            read.Rows, read.Parsed.Select(row => (row.Owner, row.Result)).Distinct().Count(), isRefused ? 0 : plan.Registered, isRefused ? 0 : plan.Facts.Count - plan.Registered, plan.AlreadyKnown, rejected, read.Warnings.Count, errors, read.Warnings);
    }

    private sealed class ReadFile
    {
        public long Rows { get; set; }

        public List<ParsedRow> Parsed { get; } = [];

        /// <summary>The numbers of results with a row at fault.</summary>
        public HashSet<string> Misunderstood { get; } = [];

        public List<RowError> Errors { get; } = [];

        public List<RowError> Warnings { get; } = [];
    }
}
