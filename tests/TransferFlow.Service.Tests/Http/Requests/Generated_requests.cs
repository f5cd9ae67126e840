using System.Collections.Concurrent;
using System.Text;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Figures;
using TransferFlow.Tests.Store;
using Xunit.Abstractions;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>
/// Thousands of requests that are made from the document of the interface: as documented, at the edge of it, beyond it, and no requests at all.
/// The number can be set by TRANSFERFLOW_GENERATED_REQUESTS and the seed by TRANSFERFLOW_GENERATED_SEED.
/// </summary>
public sealed class Generated_requests(ITestOutputHelper output)
{
    private const int AtOnce = 8;

    private static readonly int count = Setting("TRANSFERFLOW_GENERATED_REQUESTS", 5_000);

    private static readonly int seed = Setting("TRANSFERFLOW_GENERATED_SEED", 20_260_123);

    private readonly ConcurrentBag<(GeneratedRequest Request, RawReply Reply)> answered = [];

    private readonly ConcurrentBag<string> faults = [];

    [Fact]
    public async Task Are_answered_as_documented_and_nothing_is_half_written()
    {
        var database = await TestService.FreshDatabaseAsync();
        await using (var server = await TestServer.OnAsync(database, new Dictionary<string, string?> { ["Limits:Burst"] = "1000000" }))
        {
            var results = await KnownValues.ResultsAsync(server.Service, count);
            var before = await FactsAsync(server.Service);
            var api = new ApiDescription((await server.GetAsync("/openapi/v1.json")).Text);
            var known = await KnownValues.OfAsync(server.Service);
            var generator = new RequestGenerator(
                api, seed, known, new Dictionary<string, string[]> { ["id"] = results }, await CredentialsAsync(server.Service));

            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(worker => SendAsync(server.Address, generator, new(api), worker)));

            Report(api);
            faults.ShouldBeEmpty($"seed {seed}: {faults.Count} of {count} requests");
            (await FactsAsync(server.Service)).ShouldBe(before + Logged());
            await ShouldBeAsReplayedAsync(server);
        }

        // No server follows the log now, so that the tables can be made anew.
        await using var service = TestService.On(database);
        var live = await TablesAsync(service);
        await ReadModelUpkeep.RebuildAsync(service.Database, default);
        (await TablesAsync(service)).ShouldBe(live);
    }

    /// <summary>Of everyone who may come: more often of those who may do something.</summary>
    private static async Task<List<string>> CredentialsAsync(TestService service)
    {
        var national = new Caller("somebody", Role.Office, Region: Caller.Country);
        Caller[] callers =
        [
            .. Enumerable.Repeat(national, 10), new("beijing", Role.Office, Region: "110000"), new("incubator", Role.Incubator, "univ-bj"),
            new("auditor", Role.Auditor), .. Enumerable.Repeat(new Caller("administrator", Role.Administrator), 6), national with { Actor = "reader", MayWrite = false },
        ];
        var credentials = new List<string>();
        foreach (var caller in callers) credentials.Add($"Bearer {await service.KeyAsync(caller)}");
        return credentials;
    }

    private async Task SendAsync(Uri address, RequestGenerator generator, AnswerCheck check, int worker)
    {
        using var connection = new RawConnection(address);
        for (var number = worker; number < count; number += AtOnce)
        {
            var request = generator.Request(number);
            try
            {
                var reply = await connection.SendAsync(request.Bytes());
                answered.Add((request, reply));
                if (check.FaultOf(request, reply) is { } fault) Fault($"{fault}\n  {reply}");
            }
            catch (IOException e)
            {
                Fault($"{e.Message} {e.InnerException?.Message}");
            }

            void Fault(string what) => faults.Add($"{number} {request.Operation.Id} {request.Twist}: {what}\n  {request.Curl(address)}");
        }
    }

    /// <summary>The figures of the server are those of the facts, replayed by the domain alone.</summary>
    private static async Task ShouldBeAsReplayedAsync(TestServer server)
    {
        var newest = (await server.Service.Get<Knowledge>().PinAsync(null, default)).ToString();
        var replayed = await Replayed.ReadAsync(server.Service);
        foreach (var (figure, parameters) in Questions(newest))
        {
            var query = string.Join('&', parameters.Select(parameter => $"{parameter.Key}={parameter.Value}"));
            var answer = await server.BytesAsync($"/api/v1/figures/{figure}?{query}");
            Encoding.UTF8.GetString(answer).ShouldBe(Encoding.UTF8.GetString(replayed.Answer(figure, parameters)));
        }
    }

    private static IEnumerable<(string Figure, KeyValuePair<string, string>[] Parameters)> Questions(string newest) =>
        from question in new[] { "funnel", "stage-conversion?stage=pilot", "stage-conversion?stage=commercialization", "flow?stage=research" }
        from grouping in new[] { "none", "county" }
        from asOf in new[] { "2024-02-01", "2026-01-01" }
        let parts = question.Split('?', '=')
        let stage = parts is [_, var name, var value] ? new[] { KeyValuePair.Create(name, value) } : []
        select (parts[0], stage.Concat([new("by", grouping), new("asOf", asOf), new("knownAt", newest)]).ToArray());

    private static async Task<List<string>> TablesAsync(TestService service) =>
    [
        .. await service.RowsAsync("select * from known_result order by result, known_from"),
        .. await service.RowsAsync("select * from stage_visit order by result, ordinal, known_from"),
        .. await service.RowsAsync("select * from deal_period order by result, ordinal, known_from"),
        .. await service.RowsAsync("select * from corrected_fact order by result, ordinal, known_from"),
    ];

    /// <summary>How each operation was answered; each has to be asked, and most have to succeed now and then, or the run says little.</summary>
    private void Report(ApiDescription api)
    {
        var byOperation = answered.GroupBy(pair => pair.Request.Operation.Id)
            .ToDictionary(group => group.Key, group => group.CountBy(pair => pair.Reply.Status).OrderBy(status => status.Key).ToList());
        foreach (var (id, statuses) in byOperation.OrderBy(operation => operation.Key, StringComparer.Ordinal))
            output.WriteLine($"{id}: {string.Join(", ", statuses.Select(status => $"{status.Value} x {status.Key}"))}");
        foreach (var fault in faults.Take(20)) output.WriteLine(fault);
        api.Operations.Count(operation => byOperation[operation.Id].Exists(status => status.Key is >= 200 and < 300))
            .ShouldBeGreaterThan(api.Operations.Count * 2 / 3);
    }

    /// <summary>How many facts the answers say they have logged. A repeat of a request gets the first answer again, and logs nothing.</summary>
    private int Logged() => answered
        .Where(pair => pair.Reply.Status == 200 && pair.Reply.Text.Contains("\"alreadyKnown\":false", StringComparison.Ordinal))
        .Select(pair => pair.Reply.Text).Distinct().Count();

    private static Task<long> FactsAsync(TestService service) =>
        service.ScalarAsync<long>("select count(*) from mt_events where type <> 'tombstone'");

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var set) ? set : otherwise;
}
