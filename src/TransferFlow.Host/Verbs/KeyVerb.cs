using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Administering;
using TransferFlow.Service.Storage;

namespace TransferFlow.Host.Verbs;

/// <summary>Makes a key for a machine and prints it. Whoever can run this can read the database anyway.</summary>
internal sealed class KeyVerb : Verb
{
    protected override string Usage =>
        "transferflow key --role incubator|office|auditor|administrator [--organisation ID] [--region CODE] [--read-only] [--days N] [--note TEXT]";

    protected override async Task<int> RunAsync(Arguments arguments, CancellationToken stop)
    {
        var role = CallerClaims.RoleOf(arguments.Option("role")) ?? throw new UsageException("--role is one of incubator, office, auditor, administrator.");
        var (organisation, region) = (arguments.Option("organisation"), arguments.Option("region"));
        var (isReadOnly, days, note) = (arguments.Flag("read-only"), arguments.Number("days") ?? 90, arguments.Option("note") ?? "");
        arguments.NoWords();
        arguments.NoMore();
        if (days is < 1 or > CreateKeyEndpoint.LongestLife) throw new UsageException($"--days is from 1 to {CreateKeyEndpoint.LongestLife}.");

        await using var workspace = await Workspace.OpenAsync(stop);
        if (await workspace.Get<Standing>().FaultAsync(role, organisation, region, stop) is { } fault) throw new RefusedException(fault);
        var now = workspace.Get<TimeProvider>().GetUtcNow();
        var (key, text) = AccessKey.Create(new("", role, organisation, region, !isReadOnly), AdministrativeAct.Console, note, now, now.AddDays(days));
        await using var session = workspace.Get<IDocumentStore>().LightweightSession();
        session.Insert(key);
        AdministrativeAct.Record(session, AdministrativeAct.Console, "key-created", key.Id);
        await session.SaveChangesAsync(stop);
        Console.Out.WriteLine(text);
        return Done;
    }
}
