using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TransferFlow.Domain.Results;
using TransferFlow.Host;
using TransferFlow.Service.Auditing;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.ReadModel;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Notices.AnOffer;

namespace TransferFlow.Tests.Notices;

/// <summary>Offers that nobody answers expire by themselves, some days after their last date.</summary>
public sealed class Expiring_handovers
{
    [Fact]
    public async Task Are_logged_once_their_days_of_grace_are_over_as_of_the_day_after_the_last_one()
    {
        var clock = AClock.At("2024-03-17");
        await using var service = await ServiceAsync(clock);
        var id = await service.OfferAsync("R1", "2024-03-01", until: "2024-03-10");
        await RunAsync(service, clock);
        (await HandoverOfAsync(service, id)).Status.ShouldBe(HandoverStatus.Pending, "The seventh day of grace is the seventeenth.");

        clock.Now = AClock.InChina("2024-03-18", 0);
        await RunAsync(service, clock);
        await RunAsync(service, clock);

        var history = (await service.Get<Histories>().FindAsync(id, DateOnly.MaxValue, new(99), TestServer.National, default)).ShouldNotBeNull();
        history.Entries.Count.ShouldBe(4);
        var expiry = history.Entries[^1];
        (expiry.Fact, expiry.Actor, expiry.Organisation, expiry.Cause).ShouldBe(
            (new Fact.HandoverExpired("H1") { OccurredOn = Day("2024-03-11") }, "schedule", "office-cn", "schedule:handover-expiry"));
        (await HandoverOfAsync(service, id)).Status.ShouldBe(HandoverStatus.Expired);
    }

    [Fact]
    public async Task Leave_alone_what_is_answered_has_no_last_date_or_ended_before()
    {
        var log = new HeardLog();
        var clock = AClock.At("2024-06-30");
        await using var service = await ServiceAsync(clock, log);
        var answered = await service.OfferAsync("R1", "2024-03-01", until: "2024-03-10");
        await service.KnowAsync(answered, new Fact.HandoverAccepted("H1") { OccurredOn = Day("2024-03-15") });
        var open = await service.OfferAsync("R2", "2024-03-01");
        var ended = await service.OfferAsync("R3", "2024-03-01", until: "2024-03-10");
        await service.KnowAsync(ended, new Fact.Terminated { OccurredOn = Day("2024-03-10") });
        var endedLater = await service.OfferAsync("R4", "2024-03-01", until: "2024-03-10");
        await service.KnowAsync(endedLater, new Fact.Terminated { OccurredOn = Day("2024-03-11") });

        await RunAsync(service, clock);

        (await HandoverOfAsync(service, answered)).Status.ShouldBe(HandoverStatus.Accepted);
        foreach (var id in new[] { open, ended }) (await HandoverOfAsync(service, id)).Status.ShouldBe(HandoverStatus.Pending);
        (await HandoverOfAsync(service, endedLater)).Status.ShouldBe(HandoverStatus.Expired);
        log.Heard.ShouldNotContain(entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Pass_over_what_is_refused_and_say_so()
    {
        var log = new HeardLog();
        var clock = AClock.At("2024-06-30");
        await using var service = await ServiceAsync(clock, log);
        var full = await service.OfferAsync("R1", "2024-03-01", until: "2024-03-10");
        await service.KnowAsync(full, [.. Enumerable.Range(0, Decider.MostFacts - 3).Select(i => new Fact.StagePassed(Stage.PilotTesting) { OccurredOn = Day("2024-03-02"), SourceRef = $"{i}" })]);
        var other = await service.OfferAsync("R2", "2024-03-01", until: "2024-03-11");

        await RunAsync(service, clock);

        (await HandoverOfAsync(service, other)).Status.ShouldBe(HandoverStatus.Expired);
        log.Heard.ShouldContain(entry => entry.Level == LogLevel.Warning && entry.Message.Contains(full, StringComparison.Ordinal) && entry.Message.Contains("2000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Let_an_answer_that_is_reported_within_the_days_of_grace_stand_and_tell_a_later_one_what_to_do()
    {
        var clock = AClock.At("2024-03-15");
        await using var service = await ServiceAsync(clock);
        var (inTime, late) = (await service.OfferAsync("R1", "2024-03-01", until: "2024-03-10"), await service.OfferAsync("R2", "2024-03-01", until: "2024-03-10"));
        var acceptance = new AcceptHandover("H1") { OccurredOn = Day("2024-03-09") };
        await RunAsync(service, clock);

        (await service.LogAsync(inTime, acceptance)).Refusal.ShouldBeNull();
        clock.Now = AClock.InChina("2024-03-20", 9);
        await RunAsync(service, clock);

        (await HandoverOfAsync(service, inTime)).Status.ShouldBe(HandoverStatus.Accepted);
        var refused = (await service.LogAsync(late, acceptance)).Refusal.ShouldNotBeNull();
        refused.Code.ShouldBe("handover-not-pending");
        refused.Message.Zh.ShouldContain("更正");
        refused.Message.En.ShouldContain("does not expire on 2024-03-11");
    }

    [Fact]
    public async Task Are_done_by_one_server_at_a_time()
    {
        var clock = AClock.At("2024-06-30");
        await using var service = await ServiceAsync(clock);
        var id = await service.OfferAsync("R1", "2024-03-01", until: "2024-03-10");
        using var follower = service.Follower();
        await follower.StartAsync(default);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RunAsync(service, clock))));

        (await ExpiredAsync(service)).ShouldBe(1);
        await follower.StopAsync(default);
        (await HandoverOfAsync(service, id)).AnsweredOn.ShouldBe(Day("2024-03-11"));
    }

    [Fact]
    public async Task Are_looked_for_at_the_start_and_every_hour()
    {
        var clock = new FakeTimeProvider(AClock.InChina("2024-03-17", 23, 30));
        await using var service = await ServiceAsync(AClock.At("2024-03-17"));
        await service.OfferAsync("R1", "2024-03-01", until: "2024-03-01");
        var waiting = await service.OfferAsync("R2", "2024-03-01", until: "2024-03-10");
        using var schedule = new ExpireDueHandovers(
            service.Database, service.Get<Logbook>(), new(service.Database, TimeProvider.System), new(), clock, service.Get<ILogger<ExpireDueHandovers>>());

        await schedule.StartAsync(default);
        await Eventually.HoldsAsync(async () => await ExpiredAsync(service) == 1);
        clock.Advance(TimeSpan.FromMinutes(59));
        await service.CatchUpAsync();
        (await HandoverOfAsync(service, waiting)).Status.ShouldBe(HandoverStatus.Pending);
        clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.HoldsAsync(async () => await ExpiredAsync(service) == 2);

        await schedule.StopAsync(default);
    }

    [Fact]
    public async Task Are_what_a_server_does_by_itself_as_it_is_set()
    {
        await using var service = await ServiceAsync(AClock.At("2024-03-01"));
        await service.OfferAsync("R1", "2024-03-01", until: "2024-03-10");
        await using var server = Server.Build(new(Port: 0, Settings: new Dictionary<string, string?> { ["Handovers:GraceDays"] = "0" }), service.ConnectionString);

        await server.StartAsync();
        await Eventually.HoldsAsync(async () => await ExpiredAsync(service) == 1);
        await server.StopAsync();

        server.Services.GetRequiredService<HandoverGrace>().Days.ShouldBe(0);
        server.Services.GetServices<IHostedService>().OfType<ExpireDueHandovers>().ShouldHaveSingleItem();
    }

    private static Task<long> ExpiredAsync(TestService service) => service.ScalarAsync<long>("select count(*) from mt_events where type = 'handover-expired'");

    private static async Task RunAsync(TestService service, AClock clock)
    {
        using var schedule = new ExpireDueHandovers(
            service.Database, service.Get<Logbook>(), service.Get<Knowledge>(), new(), clock, service.Get<ILogger<ExpireDueHandovers>>());
        await service.CatchUpAsync();
        await schedule.RunOnceAsync(default);
        await service.CatchUpAsync();
    }

    private static async Task<Handover> HandoverOfAsync(TestService service, string id) =>
        (await service.Get<Histories>().FindAsync(id, DateOnly.MaxValue, new(9_999), TestServer.National, default))!.Result.Handovers.ShouldHaveSingleItem();
}
