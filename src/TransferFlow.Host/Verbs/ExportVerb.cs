using TransferFlow.Service.Auditing;

namespace TransferFlow.Host.Verbs;

/// <summary>Writes what the store holds to a file. The file appears whole or not at all.</summary>
internal sealed class ExportVerb : Verb
{
    protected override string Usage => "transferflow export log|xlsx --out FILE [--known-at P]";

    protected override async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        var kind = arguments.Only("kind of export");
        if (kind is not ("log" or "xlsx")) throw new UsageException($"There is no export '{kind}'; there are: log, xlsx.");
        var path = arguments.Option("out") ?? throw new UsageException("--out FILE is needed.");
        var knownAt = arguments.Option("known-at");
        arguments.NoMore();

        await using var workspace = await Workspace.OpenAsync(stop);
        await workspace.CatchUpAsync(stop);
        var unfinished = path + ".part";
        LogExported exported;
        try
        {
            var export = workspace.Get<LogExport>();
            await using (var file = File.Create(unfinished))
                exported = await (kind == "xlsx" ? export.WriteSheetAsync(file, knownAt, stop) : export.WriteAsync(file, knownAt, stop));
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        Say($"{exported.Facts} facts written to {path}");
        if (exported.LeftOut > 0) Say($"{exported.LeftOut} attachments of evidence left out, which a stage log cannot carry");
        if (exported.Void > 0) Say($"{exported.Void} void facts left out");
        return Done;
    }
}
