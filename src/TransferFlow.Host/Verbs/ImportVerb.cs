using System.Text.Json;
using TransferFlow.Domain.Organisations;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Storage;

namespace TransferFlow.Host.Verbs;

/// <summary>Imports a stage log.</summary>
internal sealed class ImportVerb : Verb
{
    /// <summary>So many errors, and so many warnings, are said; more would bury the first.</summary>
    private const int Shown = 200;

    protected override string Usage => "transferflow import FILE [--owner ORG] [--dry-run] [--format text|json]";

    protected override async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        var format = arguments.Choice("format", "text", "json");
        var owner = arguments.Option("owner") ?? "default";
        var dryRun = arguments.Flag("dry-run");
        var path = arguments.Only("file");
        arguments.NoMore();
        if (string.IsNullOrWhiteSpace(owner)) throw new UsageException("--owner takes the id or the name of an organisation.");
        if (!File.Exists(path)) throw new UsageException($"There is no file '{path}'.");

        await using var file = File.OpenRead(path);
        await using var workspace = await Workspace.OpenAsync(stop);
        var by = new Provenance(Environment.UserName, OrganisationId.Of(owner), $"import:{Path.GetFileName(path)}");
        var report = await workspace.Get<StageLogImport>().RunAsync(file, new(owner, by, dryRun), new ConsoleProgress(), stop);
        await PrintAsync(report, format == "json", dryRun, stop);
        if (!report.IsRefused && !dryRun) await workspace.CatchUpAsync(stop);
        return report.IsRefused ? Refused : Done;
    }

    private static async Task PrintAsync(ImportReport report, bool asJson, bool dryRun, CancellationToken stop)
    {
        if (asJson)
        {
            await using var output = Console.OpenStandardOutput();
            await JsonSerializer.SerializeAsync(output, report, Json, stop);
            output.Write("\n"u8);
        }
        else
        {
            Console.WriteLine(
                $"{report.Rows} rows of {report.Results} results: {report.Facts} facts{(dryRun ? " would be" : "")} written, "
                + $"{report.Registered} results registered by their rows, {report.AlreadyKnown} known before, {report.Rejected} rejected, "
                + $"{report.Warnings} warnings");
            SayAll("error", report.Errors);
        }

        SayAll("warning", report.Warned);
        if (report.IsRefused) Say("Nothing was written.");
    }

    private static void SayAll(string kind, IReadOnlyList<RowError> said)
    {
        foreach (var error in said.Take(Shown))
        {
            var place = (error.Row is { } row ? $"row {row}" : "file") + (error.Column is { } column ? $", {column}" : "")
                + (error.Cell is { } cell ? $" ({cell})" : "");
            Say($"{kind}: {place}: {error.Message.En} | {error.Message.Zh} ({error.Code})");
        }

        if (said.Count > Shown) Say($"… and {said.Count - Shown} more {kind}s{(kind == "error" ? "; --format json lists all" : "")}.");
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
