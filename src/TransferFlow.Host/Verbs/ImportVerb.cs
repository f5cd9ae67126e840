using System.Text.Json;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Storage;

namespace TransferFlow.Host.Verbs;

/// <summary>Imports a stage log.</summary>
internal sealed class ImportVerb : Verb
{
    private const int ShownErrors = 200;

    protected override string Usage => "transferflow import FILE [--owner ORG] [--dry-run] [--format text|json]";

    protected override async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        var format = arguments.Choice("format", "text", "json");
        var owner = arguments.Option("owner") ?? "default";
        var dryRun = arguments.Flag("dry-run");
        var path = arguments.Only("file");
        arguments.NoMore();
        if (!File.Exists(path)) throw new UsageException($"There is no file '{path}'.");

        await using var file = File.OpenRead(path);
        await using var workspace = await Workspace.OpenAsync(stop);
        var by = new Provenance(Environment.UserName, owner, $"import:{Path.GetFileName(path)}");
        var report = await workspace.Get<StageLogImport>().RunAsync(file, new(owner, by, dryRun), new ConsoleProgress(), stop);
        if (format == "json") Console.WriteLine(JsonSerializer.Serialize(report, Json));
        else Print(report, dryRun);
        if (!report.IsRefused && !dryRun) await workspace.CatchUpAsync(stop);
        return report.IsRefused ? Refused : Done;
    }

    private static void Print(ImportReport report, bool dryRun)
    {
        Console.WriteLine($"{report.Rows} rows of {report.Results} results: {report.Facts} facts{(dryRun ? " would be" : "")} written, {report.Registered} results registered by their rows, {report.AlreadyKnown} known before, {report.Rejected} rejected, {report.Warnings} warnings");
        foreach (var (kind, errors) in new[] { ("error", report.Errors), ("warning", report.Warned) })
        {
            foreach (var error in errors.Take(ShownErrors)) Say($"{kind}: {(error.Row is { } row ? $"row {row}" : "file")}{(error.Column is { } column ? $", {column}" : "")}: {error.Message.En} | {error.Message.Zh} ({error.Code})");
            if (errors.Count > ShownErrors) Say($"… and {errors.Count - ShownErrors} more; --format json lists all.");
        }

        if (report.IsRefused) Say("Nothing was written.");
    }

    private sealed class ConsoleProgress : IProgress<ImportProgress>
    {
        private long next = Environment.TickCount64 + 1_000;

        public void Report(ImportProgress value)
        {
            if (Environment.TickCount64 < next) return;
            next = Environment.TickCount64 + 1_000;
            Say($"{value.Phase}: {value.Rows:N0}");
        }
    }
}
