using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Notices;
using TransferFlow.Tests.Access;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Notices.AnOffer;

namespace TransferFlow.Tests.Notices;

public sealed class The_notice_board
{
    private static readonly Caller sender = SharedOut.Incubator("univ-bj");

    private static readonly Caller receiver = SharedOut.Incubator("univ-gz");

    private static readonly Fact[] story =
    [
        AFact.Entered(Stage.PilotTesting, "site-bj", 0), new Fact.StagePassed(Stage.PilotTesting) { OccurredOn = AFact.Day(5) }, AFact.Entered(Stage.Commercialization, "site-bj", 6),
        new Fact.DealSigned("C1", AFact.NoTerms) { OccurredOn = AFact.Day(7) }, new Fact.DealCancelled("C1") { OccurredOn = AFact.Day(8) },
        new Fact.HandoverOffered("H1", Stage.Commercialization, null, "site-gz", null) { OccurredOn = AFact.Day(9) }, new Fact.HandoverDeclined("H1") { OccurredOn = AFact.Day(10) },
    ];

    [Fact]
    public async Task Tells_what_waits_for_an_answer_and_what_of_it_cannot_wait()
    {
        await using var service = await ServiceAsync(AClock.At("2024-03-10"));
        await service.OfferAsync("R1", "2024-03-01");
        await service.OfferAsync("R2", "2024-03-02", until: "2024-03-18");
        await service.OfferAsync("R3", "2024-03-03", until: "2024-03-17");
        await service.OfferAsync("R4", "2024-03-04", until: "2024-03-09");

        var board = await service.Get<NoticeBoard>().FindAsync(new(), receiver, default);

        board.Notices.Select(notice => (notice.Number, notice.Kind, notice.Days, notice.IsUrgent)).ShouldBe(
        [
            ("R1", NoticeKind.HandoverToAnswer, 9, false), ("R2", NoticeKind.HandoverToAnswer, 8, false), ("R3", NoticeKind.HandoverToAnswer, 7, true), ("R4", NoticeKind.HandoverToAnswer, 6, true),
        ]);
        (board.Counts.Total, board.Counts.Urgent, board.Counts.ByKind[NoticeKind.ResultStalled]).ShouldBe((4, 2, 0));
        (await service.Get<NoticeBoard>().CountAsync(sender, default)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Tells_for_a_while_which_of_ones_offers_fell_through()
    {
        var clock = AClock.At("2024-03-31");
        await using var service = await ServiceAsync(clock);
        await service.KnowAsync(await service.OfferAsync("R1", "2024-02-01"), new Fact.HandoverDeclined("H1") { OccurredOn = Day("2024-03-01") });
        await service.KnowAsync(await service.OfferAsync("R2", "2024-02-01"), new Fact.HandoverExpired("H1") { OccurredOn = Day("2024-03-02") });
        await service.KnowAsync(await service.OfferAsync("R3", "2024-02-01"), new Fact.HandoverAccepted("H1") { OccurredOn = Day("2024-03-02") });

        (await service.Get<NoticeBoard>().FindAsync(new(), sender, default)).Notices.Select(notice => (notice.Number, notice.Kind, notice.Since, notice.Site))
            .ShouldBe([("R1", NoticeKind.HandoverDeclined, Day("2024-03-01"), "site-gz"), ("R2", NoticeKind.HandoverExpired, Day("2024-03-02"), "site-gz")]);
        (await service.Get<NoticeBoard>().CountAsync(receiver, default)).Total.ShouldBe(0);
        clock.Now = AClock.InChina("2024-04-01", 0);
        (await service.Get<NoticeBoard>().FindAsync(new(), sender, default)).Notices.Select(notice => notice.Number).ShouldBe(["R2"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Tells_of_a_result_in_flight_that_nothing_has_been_heard_of_for_longer_than_the_limit(int told)
    {
        var last = story[told - 1].OccurredOn;
        var clock = AClock.At($"{last.AddDays(180):yyyy-MM-dd}");
        await using var service = await ServiceAsync(clock);
        await service.KnowAsync(Known.Result("univ-bj", "R1"), [AFact.Registered(), .. story[..told]]);
        (await StalledAsync(service, sender)).ShouldBeEmpty();

        clock.Now = clock.Now.AddDays(1);

        var stalled = (await StalledAsync(service, sender)).ShouldHaveSingleItem();
        (stalled.Since, stalled.Days, stalled.Stage, stalled.Site).ShouldBe((last, 181, told < 3 ? Stage.PilotTesting : Stage.Commercialization, "site-bj"));
    }

    [Fact]
    public async Task Tells_nothing_of_a_result_that_has_ended()
    {
        await using var service = await ServiceAsync(AClock.At("2030-01-01"));
        await service.KnowAsync(Known.Result("univ-bj", "R1"), [AFact.Registered(), .. story, new Fact.Terminated { OccurredOn = AFact.Day(11) }]);

        (await StalledAsync(service, sender)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Tells_of_silent_results_whom_they_concern_and_nobody_else()
    {
        await using var service = await ServiceAsync(AClock.At("2025-06-30"));
        // Registered only; at a site of univ-gz; once there, now in Chengdu with an organisation without a site.
        await service.KnowAsync(Known.Result("univ-bj", "R1"), AFact.Registered(number: "R1"));
        await service.KnowAsync(Known.Result("univ-bj", "R2"), AFact.Registered(number: "R2"), AFact.Entered(Stage.PilotTesting, "site-gz", 1));
        await service.KnowAsync(
            Known.Result("univ-bj", "R3"), AFact.Registered(number: "R3"), AFact.Entered(Stage.PilotTesting, "site-gz", 1),
            new Fact.StageEntered(Stage.Commercialization, null, "univ-cd", "510100") { OccurredOn = AFact.Day(2) });

        foreach (var (caller, numbers) in new[]
        {
            (sender, "R1 R2 R3"), (receiver, "R2"), (SharedOut.Incubator("univ-cd"), "R3"), (SharedOut.Incubator("univ-sh"), ""), (SharedOut.Office("110000"), "R1"),
            (SharedOut.Office("GBA"), "R2"), (SharedOut.Office("510000"), "R3"), (SharedOut.Office(Caller.Country), "R1 R2 R3"), (new("someone", Role.Auditor), ""),
        })
        {
            string.Join(' ', (await StalledAsync(service, caller)).Select(notice => notice.Number).Order(StringComparer.Ordinal)).ShouldBe(numbers, $"{caller}");
        }
    }

    [Fact]
    public async Task Can_be_asked_for_one_kind_and_counts_all_the_same()
    {
        await using var service = await ServiceAsync(AClock.At("2025-06-30"));
        await service.OfferAsync("R1", "2024-03-01", toSite: "site-bj");

        var board = await service.Get<NoticeBoard>().FindAsync(new(NoticeKind.ResultStalled), sender, default);

        board.Notices.ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.ResultStalled);
        (board.Total, board.Pages, board.Counts.Total, board.Counts.ByKind[NoticeKind.HandoverToAnswer]).ShouldBe((1, 1, 2, 1));
    }

    private static async Task<IReadOnlyList<Notice>> StalledAsync(TestService service, Caller caller) =>
        (await service.Get<NoticeBoard>().FindAsync(new(NoticeKind.ResultStalled), caller, default)).Notices;
}
