using TransferFlow.Domain.Results;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Store.AFact;

namespace TransferFlow.Tests.Figures;

public sealed class Imports_of_old_logs
{
    [Fact]
    public async Task Are_left_out_of_the_reporting_lag_as_wholes_and_lead_to_their_results()
    {
        await using var server = await TestServer.StartAsync();
        await ImportAsync(server, "old.csv", ("A", 900), ("B", 500), ("C", 20));
        await ImportAsync(server, "new.csv", ("D", 900), ("E", 20));
        var since = $"{DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-100):yyyy-MM-dd}";

        var all = await server.GetAsync("/api/v1/figures/reporting-lag?by=none");
        var lately = await server.GetAsync($"/api/v1/figures/reporting-lag?by=none&cohortFrom={since}");
        var behind = await server.GetAsync($"/api/v1/figures/reporting-lag/results?by=none&cohortFrom={since}&number=backfills");

        Counted(all).ShouldBe((2, 3));
        Counted(lately).ShouldBe((1, 1));
        behind.Json.GetProperty("results").EnumerateArray().Single().GetProperty("result").GetProperty("number").GetString().ShouldBe("C");
    }

    private static async Task ImportAsync(TestServer server, string file, params (string Number, int DaysAgo)[] entries)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var log = ALog.Of(entries.Select(entry => ("univ-bj", entry.Number, (Fact)Entered(Stage.PilotTesting, "site-xa", 0) with { OccurredOn = today.AddDays(-entry.DaysAgo) })));
        (await server.Service.ImportAsync(log, new("someone", "default", $"import:{file}"))).Errors.ShouldBeEmpty();
    }

    private static (int Facts, int Backfills) Counted(Reply answer)
    {
        var total = answer.Json.GetProperty("total");
        return (total.GetProperty("facts").GetInt32(), total.GetProperty("backfills").GetInt32());
    }
}
