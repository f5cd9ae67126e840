using CsCheck;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Auditing;
using TransferFlow.Service.Monitoring;
using TransferFlow.Service.Notices;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Figures;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Access;

/// <summary>The rule of access stands in the domain, where commands are decided, and in SQL and in columns, where lists are narrowed. It is one rule.</summary>
public sealed class What_a_caller_sees
{
    private static readonly string[] regions = [Caller.Country, "110000", "130000", "440100", "440106", "310115", "510100", "JJJ", "GBA", "XIONGAN", "SG", "nowhere"];

    private static readonly Gen<Caller> anyone = Gen.Select(Gen.OneOf(Enum.GetValues<Role>()), Gen.Int[0, 4], Gen.OneOf(regions), Gen.Bool, (role, organisation, region, mayWrite) =>
        new Caller("someone", role, organisation == 4 ? null : Known.Organisations[organisation].Id, role == Role.Office || organisation == 0 ? region : null, mayWrite));

    [Fact]
    public Task Is_the_same_in_lists_in_histories_and_in_the_domain_whatever_the_date_and_the_position() =>
        Gen.Select(RandomHistory.Any, anyone.Array[30]).SampleAsync(async (history, callers) =>
        {
            await using var service = await SharedOut.SitesAsync(await TestService.StartAsync());
            foreach (var batch in history.Batches) await batch.WriteAsync(service);
            await service.CatchUpAsync();
            using var columns = service.Columns();
            await columns.StartAsync(default);
            await columns.ReachAsync(await service.Get<Knowledge>().PinAsync(null, default), default);
            var (replayed, newest) = (await Replayed.ReadAsync(service), (await service.Get<Knowledge>().PinAsync(null, default)).Sequence);
            var states = replayed.Timelines(newest).ToDictionary(result => result.Key, result => result.Value.Subject());
            // Its owner finds a result whose registration is void by its address, and in no list.
            var listed = replayed.Timelines(newest).Where(result => result.Value.Tell().Result.Registration is not null).Select(result => result.Key).ToHashSet();
            foreach (var caller in callers.Distinct())
            {
                var access = new ResultAccess(caller, await service.Get<References>().CurrentAsync(default));
                var visible = states.Where(state => access.MaySee(state.Value)).Select(state => state.Key).Order(StringComparer.Ordinal).ToList();
                foreach (var knownAt in new[] { newest, newest / 2 })
                {
                    var known = replayed.Timelines(knownAt).Where(result => result.Value.Tell().Result.Registration is not null)
                        .Select(result => result.Key).Intersect(visible).Intersect(listed).Order(StringComparer.Ordinal);
                    foreach (var lists in new[] { service.Get<ResultList>(), service.ListsFrom(columns) })
                    {
                        var found = await lists.FindAsync(new(RandomFacts.Dates[2], new(knownAt), PageSize: 200), caller, default);
                        found.Results.Select(result => result.Id).Intersect(listed).Order(StringComparer.Ordinal).ShouldBe(known, $"{caller} at {knownAt}");
                        (await lists.VisibleAsync([.. states.Keys], caller, default)).Intersect(listed)
                            .ShouldBe(visible.Intersect(listed), ignoreOrder: true, $"{caller}");
                    }
                }

                var corrections = replayed.Timelines(newest).Where(result => listed.Contains(result.Key))
                    .SelectMany(result => result.Value.Corrections.All, (result, one) => (result.Key, one)).ToList();
                (await service.Get<CorrectionInbox>().FindAsync(new(Status: null), caller, default)).Total
                    .ShouldBe(corrections.Count(correction => visible.Contains(correction.Key)), $"{caller}");
                (await service.Get<CorrectionInbox>().CountWaitingAsync(caller, default)).ShouldBe(corrections.Count(correction =>
                    correction.one.Status == CorrectionStatus.Pending && correction.one.Request.By != caller.Person && access.MayApproveCorrections(states[correction.Key])), $"{caller}");

                foreach (var id in states.Keys)
                    (await service.Get<Histories>().FindAsync(id, RandomFacts.Dates[2], new(newest), caller, default) is not null).ShouldBe(visible.Contains(id), $"{caller}: {id}");
            }

            await columns.StopAsync(default);
        }, iter: 12, threads: 1);

    [Fact]
    public async Task By_a_number_is_found_where_the_others_of_that_number_are_not_the_callers_to_see()
    {
        await using var service = await TestService.StartAsync();
        foreach (var owner in new[] { "univ-bj", "univ-sh" }) await service.AppendAsync(Known.Result(owner, "R1"), AFact.Registered(owner));
        await service.CatchUpAsync();
        var histories = service.Get<Histories>();

        (await histories.FindAsync("R1", DateOnly.MaxValue, new(2), SharedOut.Incubator("univ-sh"), default)).ShouldNotBeNull().Id.ShouldBe(Known.Result("univ-sh", "R1"));
        (await histories.FindAsync("R1", DateOnly.MaxValue, new(2), new("auditor", Role.Auditor), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Is_judged_on_what_is_known_now_even_in_a_look_into_the_past()
    {
        await using var service = await SharedOut.SitesAsync(await TestService.StartAsync());
        var result = Known.Result("univ-bj", "R1");
        await service.AppendAsync(result, AFact.Registered(), AFact.Entered(Domain.Results.Stage.PilotTesting, "site-gz", 1));
        await service.CatchUpAsync();

        // At the first position nothing had been heard of the site yet.
        (await service.Get<ResultList>().FindAsync(new(AFact.Day(0), new(1)), SharedOut.Incubator("univ-gz"), default)).Results.ShouldHaveSingleItem().Id.ShouldBe(result);
        (await service.Get<ResultList>().FindAsync(new(AFact.Day(9), new(2)), SharedOut.Incubator("univ-cd"), default)).Total.ShouldBe(0);
    }
}
