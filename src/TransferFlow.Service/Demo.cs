using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Service.Logging.Importing;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service;

/// <summary>Fictional organisations, sites and results, so that a new user has something to look at. They come in as any import does.</summary>
public static class Demo
{
    /// <summary>Whether the database is empty: no fact, no organisation.</summary>
    public static async Task<bool> IsWantedAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var command = services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select not exists (select from mt_events) and not exists (select from mt_doc_organisation)");
        return (bool)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <exception cref="InvalidOperationException">The demo does not import, which is a fault of the seeds.</exception>
    public static async Task LoadAsync(IServiceProvider services, CancellationToken stop)
    {
        var catalogues = services.GetRequiredService<Catalogues>();
        await using (var session = services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            session.Insert<Organisation>(SeedFile.Read(
                catalogues.Open("demo/organisations.csv"), "id,zh,en,region",
                c => new Organisation(c[0], new(c[1], c[2]), c[3], Homes.Of(c[3]), Verified: true)));
            session.Insert<Site>(SeedFile.Read(
                catalogues.Open("demo/sites.csv"), "id,kind,zh,en,organisation,region",
                c => new Site(c[0], c[1], new(c[2], c[3]), c[4], c[5])));
            await session.SaveChangesAsync(stop);
        }

        foreach (var file in new[] { "results.csv", "late.csv" })
        {
            await using var log = File.OpenRead(catalogues.PathOf($"demo/{file}"));
            var by = new Provenance("demo", "demo", $"import:demo/{file}");
            var report = await services.GetRequiredService<StageLogImport>().RunAsync(log, new("demo", by), null, stop);
            if (report.IsRefused) throw new InvalidOperationException($"seeds/demo/{file} does not import: {report.Errors[0]}");
        }
    }
}
