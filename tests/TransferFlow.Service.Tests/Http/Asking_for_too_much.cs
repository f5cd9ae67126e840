using System.Text;
using Npgsql;
using TransferFlow.Domain.Access;
using TransferFlow.Tests.Http.Requests;

namespace TransferFlow.Tests.Http;

/// <summary>Whoever asks too often or sends too much is told so, and nobody else has to wait for it.</summary>
public sealed class Asking_for_too_much
{
    private static readonly Dictionary<string, string?> few = new() { ["Limits:RequestsPerSecond"] = "1", ["Limits:Burst"] = "5" };

    [Fact]
    public async Task Is_refused_for_a_while_and_costs_no_other_caller_anything()
    {
        await using var server = await TestServer.StartAsync(few);
        var auditor = new Caller("auditor", Role.Auditor);
        using var greedy = await server.AsAsync(auditor);
        using var other = await server.AsAsync(auditor with { Actor = "another" });

        var replies = new List<Reply>();
        for (var i = 0; i < 20; i++) replies.Add(await greedy.GetAsync("/api/v1/position"));

        replies.Count(reply => reply.Status == 200).ShouldBeInRange(5, 12);
        var refused = replies[^1];
        Each_command.ShouldBeProblem(refused, 429, "too-many-requests");
        refused.Message.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        (await other.GetAsync("/api/v1/position")).Status.ShouldBe(200);
        (await greedy.GetAsync("/health/ready")).Status.ShouldBe(200);

        await Task.Delay(TimeSpan.FromSeconds(2));
        (await greedy.GetAsync("/api/v1/position")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Is_counted_by_address_where_nobody_is_signed_in()
    {
        await using var server = await TestServer.StartAsync(few);
        using var nobody = server.With(null);

        var statuses = new List<int>();
        for (var i = 0; i < 20; i++) statuses.Add((await nobody.GetAsync("/api/v1/position")).Status);

        statuses[0].ShouldBe(401);
        statuses[^1].ShouldBe(429);
    }

    [Fact]
    public async Task Is_given_up_where_it_takes_too_long()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Limits:Seconds"] = "1" });
        (await server.GetAsync("/api/v1/position")).Status.ShouldBe(200);
        await using var connection = await server.Service.Database.OpenConnectionAsync();
        await using var holding = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("lock table read_model_progress in access exclusive mode", connection);
        await hold.ExecuteNonQueryAsync();

        var reply = await server.GetAsync("/api/v1/position");

        Each_command.ShouldBeProblem(reply, 503, "timed-out");
        reply.Message.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(65_536, false, 400)]
    [InlineData(65_537, false, 413)]
    [InlineData(60_000, true, 400)]
    [InlineData(65_537, true, 413)]
    [InlineData(20_000_000, false, 413)]
    [InlineData(20_000_000, true, 413)]
    public async Task Is_a_problem_where_a_body_is_too_large_whether_or_not_it_says_how_large_it_is(int length, bool isChunked, int status)
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Service.KeyAsync(new("office", Role.Office, Region: Caller.Country));
        using var connection = new RawConnection(server.Address);
        var api = new ApiDescription((await server.GetAsync("/openapi/v1.json")).Text);
        var request = new GeneratedRequest(api.Operations.Single(operation => operation.Id == "registerResult"))
        {
            Body = Encoding.ASCII.GetBytes("{" + new string(' ', length - 1)), IsChunked = isChunked,
        };
        request.Headers.AddRange([("Authorization", $"Bearer {key}"), ("Idempotency-Key", "large")]);

        var reply = await connection.SendAsync(request.Bytes());

        (reply.Status, reply.MediaType).ShouldBe((status, "application/problem+json"));
        reply.Text.ShouldContain(status == 413 ? "\"code\":\"body-too-large\"" : "\"code\":\"bad-json\"");
    }
}
