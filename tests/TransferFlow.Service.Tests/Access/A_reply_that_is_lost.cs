using System.Text.Json.Nodes;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Http;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;
using Xunit.Abstractions;

namespace TransferFlow.Tests.Access;

/// <summary>
/// The database has committed and nobody hears of it: the same request is sent again with the same key, and gets what it would have got. How
/// often it is tried is set by <c>TRANSFERFLOW_LOST_REPLIES</c>; a thousand take a minute.
/// </summary>
public sealed class A_reply_that_is_lost(ITestOutputHelper output)
{
    private const int AtOnce = 8;

    private static readonly int times = int.Parse(Environment.GetEnvironmentVariable("TRANSFERFLOW_LOST_REPLIES") ?? "200");

    [Fact]
    public async Task Is_given_when_the_request_is_sent_again_and_everything_is_done_once()
    {
        var database = await TestService.FreshDatabaseAsync();
        using var proxy = new CuttingProxy(database);
        await using var server = await TestServer.OnAsync(proxy.ConnectionString);
        await using var service = TestService.On(database);
        await service.ImportAsync(ALog.OfStories(Enumerable.Range(0, times).Where(IsEntry).Select(i => new Fact[] { AFact.Registered(number: $"L{i}") })));
        using var client = await server.AsAsync(TestServer.National);
        var first = new int[times];

        await Parallel.ForEachAsync(Enumerable.Range(0, times), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            var (command, body) = Request(i);
            proxy.LoseReplyOf(Receipt.IdOf(TestServer.National, $"lost-{i}"));
            first[i] = (await client.PostAsync(command.Address($"L{i}"), body, $"lost-{i}")).Status;
            await ShouldBeAnsweredAsync(client, i);
        });

        output.WriteLine($"{proxy.Cuts} replies lost; first answers: {string.Join(", ", first.CountBy(status => status).Select(pair => $"{pair.Value} x {pair.Key}"))}");
        proxy.Cuts.ShouldBe(times);
        first.ShouldAllBe(status => status == 200 || status == 503);
        var streams = await service.RowsAsync("select stream_id, count(*) n from mt_events where type <> 'tombstone' group by stream_id having stream_id like 'jjj-%'");
        streams.Count.ShouldBe(times);
        streams.Select(row => JsonNode.Parse(row)!["n"]!.GetValue<int>()).Order().ShouldBe(Enumerable.Range(0, times).Select(i => IsEntry(i) ? 2 : 1).Order());
        (await service.ScalarAsync<long>("select count(*) from mt_doc_receipt")).ShouldBe(times);
    }

    /// <summary>As a program does that has got no answer: until it has one.</summary>
    private static async Task ShouldBeAnsweredAsync(TestClient client, int i)
    {
        var (command, body) = Request(i);
        for (var attempt = 0; ; attempt++)
        {
            var reply = await client.PostAsync(command.Address($"L{i}"), body, $"lost-{i}");
            if (reply.Status is 503 or 409 && attempt < 20) continue;
            reply.Status.ShouldBe(200, reply.Text);
            reply.Text.ShouldBe($$"""{"id":"{{Known.Result("univ-bj", $"L{i}")}}","version":{{(IsEntry(i) ? 2 : 1)}},"alreadyKnown":false}""");
            return;
        }
    }

    private static bool IsEntry(int i) => i % 3 != 0;

    private static (ACommand Command, JsonObject Body) Request(int i)
    {
        var command = ACommand.Of(IsEntry(i) ? "stage-entered" : "registered");
        return (command, command.Body($"L{i}"));
    }
}
