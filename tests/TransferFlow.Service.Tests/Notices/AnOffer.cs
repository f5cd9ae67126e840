using TransferFlow.Domain.Results;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Notices;
using TransferFlow.Tests.Access;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Notices;

/// <summary>A service with a date of its own, and results that are at the site of univ-bj in Beijing and offered to others.</summary>
internal static class AnOffer
{
    public static async Task<TestService> ServiceAsync(AClock clock, Microsoft.Extensions.Logging.ILoggerProvider? log = null) =>
        await SharedOut.SitesAsync(TestService.On(await TestService.FreshDatabaseAsync(), log, clock));

    /// <summary>Registers a result that is in pilot testing in Beijing since the first of January, and offers it.</summary>
    /// <returns>The result's id.</returns>
    public static async Task<string> OfferAsync(
        this TestService service, string number, string on, string? until = null, string? toSite = "site-gz", string? toRegion = null, string? fromSite = "site-bj", string? title = null, string owner = "univ-bj")
    {
        var id = Known.Result(owner, number);
        var registered = AFact.Registered(owner, number);
        await service.AppendAsync(
            id, registered with { Title = title ?? registered.Title }, AFact.Entered(Stage.PilotTesting, "site-bj", 0),
            new Fact.HandoverOffered("H1", Stage.Commercialization, fromSite, toSite, toRegion, until is null ? null : Day(until)) { OccurredOn = Day(on) });
        await service.CatchUpAsync();
        return id;
    }

    public static async Task KnowAsync(this TestService service, string id, params Fact[] facts)
    {
        await service.AppendAsync(id, facts);
        await service.CatchUpAsync();
    }

    public static async Task<Service.Http.Answer> LogAsync(this TestService service, string id, LogCommand command)
    {
        var answer = await service.Get<Logbook>().LogAsync(id, command, TestServer.National, "page:test", default);
        await service.CatchUpAsync();
        return answer;
    }

    /// <summary>What waits for a caller's answer; the badge on every page counts as many.</summary>
    public static async Task<List<string>> ToAnswerAsync(this TestService service, Domain.Access.Caller caller)
    {
        var inbox = service.Get<HandoverInbox>();
        var found = await inbox.FindAsync(HandoverSearch.ToAnswer, caller, default);
        (await inbox.CountWaitingAsync(caller, default)).ShouldBe(found.Total);
        return [.. found.Handovers.Select(offer => offer.Number)];
    }

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");
}
