using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Notices;
using TransferFlow.Tests.Access;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Notices.AnOffer;

namespace TransferFlow.Tests.Notices;

public sealed class The_handover_inbox
{
    [Fact]
    public async Task Lists_what_waits_for_ones_sites_the_oldest_first_with_its_age_by_the_calendar_of_China()
    {
        // A quarter past midnight of the tenth in China; elsewhere it is still the ninth.
        await using var service = await ServiceAsync(new(AClock.InChina("2024-03-10", 0, 15)));
        await service.OfferAsync("R1", "2024-03-05");
        await service.OfferAsync("R2", "2024-03-01", until: "2024-03-20");
        await service.OfferAsync("R3", "2024-03-01", toSite: "site-cd");

        var found = await service.Get<HandoverInbox>().FindAsync(HandoverSearch.ToAnswer, SharedOut.Incubator("univ-gz"), default);

        found.Total.ShouldBe(2);
        found.Handovers.Select(offer => (offer.Number, offer.Days, offer.Until)).ShouldBe([("R2", 9, Day("2024-03-20")), ("R1", 5, null)]);
        found.Handovers[0].ShouldBe(new(
            Known.Result("univ-bj", "R2"), "univ-bj", "R2", "示例成果", "H1", Stage.Commercialization, "site-bj", "site-gz", null, Day("2024-03-01"),
            Day("2024-03-20"), HandoverStatus.Pending, null, 9));
    }

    [Theory]
    [InlineData("440000", "R1 R2")]
    [InlineData("GBA", "R1 R2")]
    [InlineData("440106", "R1")]
    [InlineData("510100", "R3")]
    [InlineData("110000", "")]
    [InlineData(Caller.Country, "R1 R2 R3")]
    public async Task Of_an_office_lists_what_is_offered_to_its_region_and_to_sites_in_it(string region, string expected)
    {
        await using var service = await ServiceAsync(AClock.At("2024-03-10"));
        await service.OfferAsync("R1", "2024-03-01");
        await service.OfferAsync("R2", "2024-03-02", toSite: null, toRegion: "440300");
        await service.OfferAsync("R3", "2024-03-03", toSite: "site-cd");

        string.Join(' ', await service.ToAnswerAsync(SharedOut.Office(region))).ShouldBe(expected);
    }

    [Theory]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Is_empty_for_those_who_answer_nothing(Role role)
    {
        await using var service = await ServiceAsync(AClock.At("2024-03-10"));
        await service.OfferAsync("R1", "2024-03-01");

        foreach (var direction in Enum.GetValues<HandoverDirection>())
            (await service.Get<HandoverInbox>().FindAsync(new(direction, []), new("someone", role, "univ-gz", Caller.Country), default)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Lists_what_one_has_offered_from_ones_sites_or_as_the_owner_who_names_none()
    {
        await using var service = await ServiceAsync(AClock.At("2024-03-10"));
        await service.OfferAsync("R1", "2024-03-01");
        await service.OfferAsync("R2", "2024-03-02", fromSite: null);
        await service.OfferAsync("R3", "2024-03-03", fromSite: "site-cd");

        (await SentAsync(service, SharedOut.Incubator("univ-bj"))).ShouldBe(["R1", "R2"]);
        // It offered the result, as somebody wrote; but the result was never there, and it may not see it.
        (await SentAsync(service, SharedOut.Incubator("univ-cd"))).ShouldBeEmpty();
        (await SentAsync(service, SharedOut.Office("110000"))).ShouldBe(["R1", "R2"]);
        (await SentAsync(service, SharedOut.Office("440000"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_what_was_answered_the_newest_first()
    {
        await using var service = await ServiceAsync(AClock.At("2024-03-10"));
        foreach (var (number, answer) in new (string, Fact)[]
        {
            ("R1", new Fact.HandoverAccepted("H1") { OccurredOn = Day("2024-03-04") }), ("R2", new Fact.HandoverDeclined("H1") { OccurredOn = Day("2024-03-06") }),
            ("R3", new Fact.HandoverExpired("H1") { OccurredOn = Day("2024-03-05") }),
        })
        {
            await service.KnowAsync(await service.OfferAsync(number, "2024-03-01"), answer);
        }

        await service.OfferAsync("R4", "2024-03-01");
        var inbox = service.Get<HandoverInbox>();
        HandoverStatus[] answered = [HandoverStatus.Accepted, HandoverStatus.Declined, HandoverStatus.Expired];

        (await inbox.FindAsync(new(HandoverDirection.Out, answered), SharedOut.Incubator("univ-bj"), default)).Handovers
            .Select(offer => (offer.Number, offer.Status, offer.Days)).ShouldBe([("R2", answered[1], 5), ("R3", answered[2], 4), ("R1", answered[0], 3)]);
        // What it did not take on is no longer its to see.
        (await inbox.FindAsync(new(HandoverDirection.In, answered), SharedOut.Incubator("univ-gz"), default)).Handovers.Select(offer => offer.Number).ShouldBe(["R1"]);
        (await inbox.FindAsync(new(HandoverDirection.Out, []), SharedOut.Incubator("univ-bj"), default)).Handovers.Select(offer => offer.Number).ShouldBe(["R4", "R2", "R3", "R1"]);
    }

    [Fact]
    public async Task Leaves_out_what_waits_for_nobody_because_the_result_has_ended()
    {
        await using var service = await ServiceAsync(AClock.At("2024-03-10"));
        await service.KnowAsync(await service.OfferAsync("R1", "2024-03-01"), new Fact.Withdrawn { OccurredOn = Day("2024-03-02") });

        (await service.ToAnswerAsync(SharedOut.Incubator("univ-gz"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Tells_how_many_there_are_on_every_page_even_behind_the_last()
    {
        await using var service = await ServiceAsync(AClock.At("2024-03-10"));
        for (var i = 1; i <= 3; i++) await service.OfferAsync($"R{i}", $"2024-03-0{i}");

        foreach (var (page, numbers) in new[] { (1, "R1 R2"), (2, "R3"), (3, "") })
        {
            var found = await service.Get<HandoverInbox>().FindAsync(HandoverSearch.ToAnswer with { Page = page, PageSize = 2 }, SharedOut.Incubator("univ-gz"), default);
            (string.Join(' ', found.Handovers.Select(offer => offer.Number)), found.Total, found.Pages).ShouldBe((numbers, 3, 2));
        }
    }

    private static async Task<IEnumerable<string>> SentAsync(TestService service, Caller caller) =>
        (await service.Get<HandoverInbox>().FindAsync(new(HandoverDirection.Out, [HandoverStatus.Pending]), caller, default)).Handovers.Select(offer => offer.Number);
}
