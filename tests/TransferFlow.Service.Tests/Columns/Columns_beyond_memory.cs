using Microsoft.Extensions.Logging;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Columns;

/// <summary>Memory is bounded: where it does not suffice, the database counts, and the server says so.</summary>
public sealed class Columns_beyond_memory
{
    private const string Question = "?stage=pilot&by=code&asOf=2024-06-30&knownAt=main:17";

    [Fact]
    public async Task Leave_figures_and_lists_to_the_database_which_says_the_same()
    {
        var database = await TestService.FreshDatabaseAsync();
        await using var within = await TestServer.OnAsync(database);
        (await within.Service.ImportAsync(ALog.OfStories(AFact.OfEveryKind("univ-bj", "A")))).Errors.ShouldBeEmpty();
        var answer = await within.GetAsync("/api/v1/figures/stage-conversion" + Question);
        var results = await within.GetAsync($"/api/v1/figures/stage-conversion/results{Question}&number=cohort");
        (answer.Status, results.Status).ShouldBe((200, 200));
        await using var beyond = await TestServer.OnAsync(database, new Dictionary<string, string?> { ["Columns:MostMegabytes"] = "0" });

        (await beyond.GetAsync("/api/v1/figures/stage-conversion" + Question)).Text.ShouldBe(answer.Text);
        (await beyond.GetAsync($"/api/v1/figures/stage-conversion/results{Question}&number=cohort")).Text.ShouldBe(results.Text);

        var health = await beyond.GetAsync("/health/ready");
        (health.Status, health.Json.GetProperty("columns").GetProperty("phase").GetString()).ShouldBe((200, "beyond-memory"));
    }

    [Fact]
    public async Task Are_given_up_while_they_grow_and_said_so()
    {
        var log = new HeardLog();
        await using var service = TestService.On(await TestService.FreshDatabaseAsync(), log);
        using var columns = service.Columns(mostMegabytes: 1);
        await columns.StartAsync(default);
        (await columns.ReachAsync(new(0), default)).ShouldNotBeNull();

        (await service.ImportAsync(ALog.Of(Enumerable.Range(0, 6_000).Select(i => ("univ-bj", $"R{i}", (Fact)AFact.Registered(number: $"R{i}")))))).Errors.ShouldBeEmpty();
        await service.CatchUpAsync();

        (await columns.ReachAsync(new(6_000), default)).ShouldBeNull();
        columns.State.ShouldBe(columns.State with { Phase = ColumnPhase.BeyondMemory, Reached = null, Bytes = 0, MostBytes = 1 << 20 });
        log.Heard.ShouldContain(entry => entry.Level == LogLevel.Error && entry.Message.Contains("Columns__MostMegabytes allows 1:", StringComparison.Ordinal));
        (await service.ResultsFrom(columns).CollectAsync<string>(DateOnly.MaxValue, new(6_000), KnownDetails.All, (result, ids) => ids.Add(result.Id), default)).Count.ShouldBe(6_000);
        await columns.StopAsync(default);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("plenty")]
    public async Task Are_not_bounded_by_what_is_no_number_of_megabytes(string setting)
    {
        var database = await TestService.FreshDatabaseAsync();

        var refused = await Should.ThrowAsync<SettingException>(() => TestServer.OnAsync(database, new Dictionary<string, string?> { ["Columns:MostMegabytes"] = setting }));

        refused.Message.ShouldBe($"Columns__MostMegabytes={setting} is no whole number from 0 to 1048576.");
    }
}
