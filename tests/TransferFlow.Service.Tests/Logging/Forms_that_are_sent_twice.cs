using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Http;
using TransferFlow.Service.Logging;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Logging;

/// <summary>A double click, a reload, an answer that was lost: the form comes again with its key.</summary>
public sealed class Forms_that_are_sent_twice
{
    private static readonly Caller office = new("someone", Role.Office, Region: Caller.Country);

    private static readonly EnterStage entry = new(Stage.PilotTesting, Region: "130000")
    {
        OccurredOn = new(2026, 3, 1), Version = 1, Why = "as planned",
    };

    [Fact]
    public async Task Get_the_first_answer_and_log_once()
    {
        await using var service = await TestService.StartAsync();
        var id = await RegisteredAsync(service);

        var first = await LogAsync(service, id, entry, "k");
        var again = await LogAsync(service, id, entry, "k");

        first.Logged.ShouldBe(new(id, 2, AlreadyKnown: false));
        again.ShouldBe(first);
        (await CountAsync(service)).ShouldBe(2);
    }

    [Fact]
    public async Task Register_one_result_and_lead_to_it_again()
    {
        await using var service = await TestService.StartAsync();

        var first = await RegisterAsync(service, "N-1", "k");
        var again = await RegisterAsync(service, "N-1", "k");
        var other = await RegisterAsync(service, "N-1", "another key");

        again.ShouldBe(first);
        other.Logged!.AlreadyKnown.ShouldBeTrue();
        (await CountAsync(service)).ShouldBe(1);
    }

    [Fact]
    public async Task Are_refused_where_they_say_something_else()
    {
        await using var service = await TestService.StartAsync();
        var id = await RegisteredAsync(service);
        await LogAsync(service, id, entry, "k");

        var otherStage = await LogAsync(service, id, entry with { Stage = Stage.Commercialization, Version = 2 }, "k");
        var otherWhy = await LogAsync(service, id, entry with { Why = "otherwise" }, "k");

        otherStage.Refusal!.Code.ShouldBe("idempotency-key-reused");
        otherWhy.Refusal!.Code.ShouldBe("idempotency-key-reused");
        (await CountAsync(service)).ShouldBe(2);
    }

    [Fact]
    public async Task Can_be_sent_again_after_a_refusal()
    {
        await using var service = await TestService.StartAsync();
        var id = await RegisteredAsync(service);

        var refused = await LogAsync(service, id, entry with { Version = 7 }, "k");
        var sent = await LogAsync(service, id, entry, "k");

        refused.Refusal!.Code.ShouldBe("stale");
        sent.Logged.ShouldNotBeNull().Version.ShouldBe(2);
    }

    [Fact]
    public async Task Log_once_when_they_come_at_the_same_moment()
    {
        await using var service = await TestService.StartAsync();
        var id = await RegisteredAsync(service);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => LogAsync(service, id, entry, "k"))));

        answers.ShouldAllBe(answer => answer == answers[0] && answer.Logged != null);
        (await CountAsync(service)).ShouldBe(2);
    }

    [Fact]
    public async Task Are_told_apart_by_whom_their_senders_act_for()
    {
        await using var service = await TestService.StartAsync();
        var id = await RegisteredAsync(service);
        await LogAsync(service, id, entry, "k");

        var another = await service.Get<Logbook>().LogAsync(
            id, entry with { Stage = Stage.Commercialization, Version = 2 }, office with { Region = "110000" }, "test", "k", default);

        another.Logged.ShouldNotBeNull().Version.ShouldBe(3);
    }

    private static async Task<string> RegisteredAsync(TestService service) => (await RegisterAsync(service, "N-1", "registration")).Logged!.Id;

    private static Task<Answer> RegisterAsync(TestService service, string number, string key) => service.Get<Logbook>().RegisterAsync(
        new(number, "110108", Known.Organisations[0].Id) { OccurredOn = new(2026, 2, 1) }, office, "test", key, default);

    private static Task<Answer> LogAsync(TestService service, string id, EnterStage command, string key) =>
        service.Get<Logbook>().LogAsync(id, command, office, "test", key, default);

    private static Task<long> CountAsync(TestService service) =>
        service.ScalarAsync<long>("select count(*) from mt_events where type <> 'tombstone'");
}
