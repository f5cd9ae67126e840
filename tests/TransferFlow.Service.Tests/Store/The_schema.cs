using Marten;
using Microsoft.Extensions.DependencyInjection;
using TransferFlow.Host;
using TransferFlow.Tests.Postgres;
using StoreSetup = TransferFlow.Service.Storage.Store;

namespace TransferFlow.Tests.Store;

public sealed class The_schema
{
    [Fact]
    public async Task Matches_its_configuration_once_applied_and_after_facts_were_written()
    {
        await using var service = await TestService.StartAsync();
        await service.Store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();

        await service.ImportAsync(ALog.Of(("univ-bj", "R1", AFact.Registered())));
        await service.CatchUpAsync();

        await service.Store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
    }

    [Fact]
    public async Task Applies_twice_and_by_two_at_once()
    {
        var empty = await TestPostgres.FreshDatabaseAsync(_ => Task.CompletedTask);
        await using var one = TestService.On(empty);
        await using var other = TestService.On(empty);

        await Task.WhenAll(ApplyAsync(one), ApplyAsync(other));
        await ApplyAsync(one);

        await other.Store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
    }

    private static Task ApplyAsync(TestService service) => StoreSetup.ApplySchemaAsync(service.Store, service.Database, default);

    [Fact]
    public async Task Of_the_whole_server_matches_too()
    {
        await using var server = Server.Build(new(Port: 0), await TestService.FreshDatabaseAsync());
        await server.StartAsync();

        await server.Services.GetRequiredService<IDocumentStore>().Storage.Database.AssertDatabaseMatchesConfigurationAsync();
        await server.StopAsync();
    }
}
