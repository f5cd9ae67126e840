using Npgsql;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Tests.Browser;

[Collection(InTheBrowser.Name)]
public sealed class A_server_that_is_starting(Chromium chromium)
{
    [Fact]
    public async Task Says_how_far_it_is_and_shows_the_page_by_itself_when_it_can()
    {
        NpgsqlConnection? holding = null;
        await using var site = await Site.StartAsync(withDemo: true, before: async database => holding = await HoldAsync(database));
        await using var window = await chromium.OpenAsync(site: site);

        var response = await window.Page.GotoAsync("/figures/funnel?by=none");
        response!.Status.ShouldBe(503);
        (await window.MainAsync()).ShouldContain("The server is starting");
        (await window.Page.Locator("progress").CountAsync()).ShouldBe(1);
        await holding!.DisposeAsync();

        await window.Page.WaitForSelectorAsync("table.figure");
    }

    /// <summary>Nobody can read the table from which the server loads what it holds in memory, as long as the connection is open.</summary>
    private static async Task<NpgsqlConnection> HoldAsync(NpgsqlDataSource database)
    {
        await ReadModelUpkeep.CatchUpAsync(database, default);
        var connection = await database.OpenConnectionAsync();
        await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("lock table stage_visit in access exclusive mode", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
