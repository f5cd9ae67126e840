using TransferFlow.Domain.Results;
using TransferFlow.Tests.Postgres;
using TransferFlow.Tests.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Http;

/// <summary>A server says whether it can answer, and does not say so when it cannot.</summary>
public sealed class Readiness
{
    [Fact]
    public async Task Ends_at_an_event_that_cannot_be_applied_and_comes_back_when_it_is_repaired()
    {
        await using var server = await TestServer.StartAsync();
        var id = Known.Result("univ-bj", "R1");
        await server.Service.AppendAsync(id, AFact.Registered(), AFact.Entered(Stage.Research, "site-bj", 1));
        (await server.GetAsync("/api/v1/figures/funnel")).Status.ShouldBe(200);
        await ShouldBecomeAsync(server, 200);

        await server.Service.ExecuteAsync(
            $"""
             insert into mt_events (seq_id, id, stream_id, version, data, type, tenant_id, mt_dotnet_type, is_archived)
             values (nextval('mt_events_sequence'), gen_random_uuid(), '{id}', 3, '{"{}"}', 'from-the-future', 'jjj', 'none', false)
             """);

        await ShouldBecomeAsync(server, 503);
        (await server.GetAsync("/health/ready")).Json.GetProperty("stoppedWhy").GetString().ShouldNotBeNull().ShouldContain("from-the-future");
        (await server.GetAsync("/health/live")).Status.ShouldBe(200);
        var late = await server.GetAsync("/api/v1/figures/funnel");
        Each_command.ShouldBeProblem(late, 503, "not-ready");
        late.Message.Headers.RetryAfter.ShouldNotBeNull();
        (await server.GetAsync("/api/v1/figures/funnel?knownAt=main:2")).Status.ShouldBe(200);

        await server.Service.ExecuteAsync("""update mt_events set type = 'stage-passed', data = '{"stage":"research","occurredOn":"2024-01-03"}' where seq_id = 3""");

        await ShouldBecomeAsync(server, 200);
        (await server.GetAsync("/api/v1/figures/funnel")).Json.GetProperty("knownAt").GetString().ShouldBe("main:3");
    }

    [Fact]
    public async Task Ends_with_the_database()
    {
        await using var server = await TestServer.StartAsync();
        await ShouldBecomeAsync(server, 200);

        await TestPostgres.DropAsync(server.Service.ConnectionString);

        await ShouldBecomeAsync(server, 503);
        (await server.GetAsync("/health/live")).Status.ShouldBe(200);
    }

    private static Task ShouldBecomeAsync(TestServer server, int status) => Eventually.HoldsAsync(async () => (await server.GetAsync("/health/ready")).Status == status);
}
