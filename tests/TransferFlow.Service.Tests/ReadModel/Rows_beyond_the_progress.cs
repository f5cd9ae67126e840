using TransferFlow.Domain.Access;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Monitoring;
using TransferFlow.Service.Notices;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Access;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Notices;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Notices.AnOffer;

namespace TransferFlow.Tests.ReadModel;

/// <summary>New results may lie in the tables before the page is complete on which they begin. Nobody sees them before it is, and everybody afterwards.</summary>
public sealed class Rows_beyond_the_progress
{
    private static readonly Caller sender = SharedOut.Incubator("univ-bj");

    private static readonly Caller receiver = SharedOut.Incubator("univ-gz");

    [Fact]
    public async Task Are_in_no_inbox_and_on_no_board()
    {
        await using var service = await AheadAsync();

        (await service.ToAnswerAsync(receiver)).ShouldBe(["R1"]);
        (await NoticesAsync(service, receiver)).ShouldBe(["HandoverToAnswer R1"]);
        (await NoticesAsync(service, sender)).ShouldBeEmpty();

        await service.CatchUpAsync();

        (await service.ToAnswerAsync(receiver)).ShouldBe(["R1", "R2"]);
        (await NoticesAsync(service, receiver)).ShouldBe(["HandoverToAnswer R1", "HandoverToAnswer R2"]);
        (await NoticesAsync(service, sender)).ShouldBe(["HandoverDeclined R3", "ResultStalled R4"]);
    }

    [Fact]
    public async Task Are_in_no_list_and_in_no_figure()
    {
        await using var service = await AheadAsync();
        using var columns = service.Columns();

        (await NumbersAsync(service)).ShouldBe(["R1"]);
        (await ResultsAsync(service.Get<IKnownResults>(), 3)).ShouldBe([Known.Result("univ-bj", "R1")]);
        await columns.StartAsync(default);
        (await ResultsAsync(service.ResultsFrom(columns), 3)).ShouldBe([Known.Result("univ-bj", "R1")]);
        (columns.State.RowsLoaded, columns.State.RowsInAll).ShouldBe((5, 5));

        await service.CatchUpAsync();

        (await NumbersAsync(service)).ShouldBe(["R1", "R2", "R3", "R4"]);
        (await ResultsAsync(service.Get<IKnownResults>(), 12)).Count.ShouldBe(4);
        (await ResultsAsync(service.ResultsFrom(columns), 12)).Count.ShouldBe(4);
        await columns.StopAsync(default);
    }

    /// <summary>One offer is known. Another, one that was declined, and a result that is stalled lie beyond the progress.</summary>
    private static async Task<TestService> AheadAsync()
    {
        var service = await ServiceAsync(AClock.At("2024-03-10"));
        await service.OfferAsync("R1", "2024-03-01");
        await service.AppendAsync(Known.Result("univ-bj", "R2"), Offered("R2"));
        await service.AppendAsync(Known.Result("univ-bj", "R3"), [.. Offered("R3"), new Fact.HandoverDeclined("H1") { OccurredOn = Day("2024-03-03") }]);
        await service.AppendAsync(
            Known.Result("univ-bj", "R4"), AFact.Registered(number: "R4") with { OccurredOn = Day("2023-01-01") },
            AFact.Entered(Stage.PilotTesting, "site-bj", 0) with { OccurredOn = Day("2023-01-01") });
        await service.LeaveOverAsync(3, 12);
        (await service.ScalarAsync<long>("select count(*) from known_result where known_from > 3")).ShouldBe(3);
        return service;
    }

    private static Fact[] Offered(string number) =>
    [
        AFact.Registered(number: number), AFact.Entered(Stage.PilotTesting, "site-bj", 0),
        new Fact.HandoverOffered("H1", Stage.Commercialization, "site-bj", "site-gz", null) { OccurredOn = Day("2024-03-02") },
    ];

    private static async Task<List<string>> NoticesAsync(TestService service, Caller caller)
    {
        var board = await service.Get<NoticeBoard>().FindAsync(new(), caller, default);
        board.Counts.Total.ShouldBe(board.Notices.Count);
        return [.. board.Notices.Select(notice => $"{notice.Kind} {notice.Number}")];
    }

    private static async Task<List<string>> NumbersAsync(TestService service)
    {
        var reached = (await service.Get<Knowledge>().StateAsync(default)).Reached;
        var page = await service.Get<ResultList>().FindAsync(new(DateOnly.MaxValue, reached), TestServer.National, default);
        return [.. page.Results.Select(result => result.Number).Order(StringComparer.Ordinal)];
    }

    private static Task<IReadOnlyList<string>> ResultsAsync(IKnownResults known, long position) =>
        known.CollectAsync<string>(DateOnly.MaxValue, new Position(position), KnownDetails.None, (result, found) => found.Add(result.Id), default);
}
