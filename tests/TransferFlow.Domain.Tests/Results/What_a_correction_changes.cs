using CsCheck;
using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class What_a_correction_changes
{
    private static readonly Fact.StageEntered moved = Entered(Stage.PilotTesting, Tianjin, "2022-03-01");

    private static readonly AResult given = AResult.FromBeijing().PilotedIn(Hebei, "2022-03-01").Passing(Stage.PilotTesting, "2023-03-01");

    [Theory]
    [InlineData("2022-03-01")]
    [InlineData("2026-06-30")]
    public void Holds_for_every_date(string asOf) =>
        given.Corrected(new FactChange(2, moved)).Timeline.AsOf(Day(asOf)).Tell().Result.Visits.Single().HostRegion.ShouldBe(Tianjin);

    [Fact]
    public void Is_at_the_place_in_the_stream_that_the_fact_always_had()
    {
        // Both on one day: who came first is told by the version.
        var twoStays = AResult.FromBeijing().PilotedIn(Hebei, "2022-03-01").PilotedIn(Tianjin, "2022-04-01");

        var corrected = twoStays.Corrected(new FactChange(2, Entered(Stage.PilotTesting, Hebei, "2022-04-01")));

        corrected.State.Visits.Select(visit => visit.HostRegion).ShouldBe([Hebei, Tianjin]);
    }

    [Fact]
    public void Is_recorded_as_the_fact_first_was() =>
        given.Recorded("2022-03-05", "org-a").Corrected(new FactChange(2, moved)).Recorded("2026-06-30", "org-b")
            .Timeline.Entries.Single(entry => entry.Version == 2).ShouldBe(new Recorded(2, moved) { Recording = new(Day("2022-03-05"), "org-a", null) });

    [Fact]
    public void Is_the_newest_one_where_there_are_several() => given.Corrected(new FactChange(2, moved)).Corrected(new FactChange(2, Entered(Stage.PilotTesting, Jiangsu, "2022-03-01")))
        .State.Visits.Single().HostRegion.ShouldBe(Jiangsu);

    [Fact]
    public void Is_nothing_for_a_fact_that_became_void_in_the_meantime()
    {
        var asked = given.And(Asking(Void(3)), Asking(new FactChange(3, Passed(Stage.PilotTesting, "2023-04-01"))), Approving(4), Approving(5));

        asked.State.Visits.Single().PassedOn.ShouldBeNull();
    }

    [Fact]
    public void Can_take_the_result_out_of_everything_and_leaves_it_to_its_owner()
    {
        var voided = given.Corrected(Void(1));

        voided.State.Registration.ShouldBeNull();
        voided.Timeline.Subject().Registration.ShouldBe(given.Facts[0]);
        voided.When(Passed(Stage.PilotTesting, "2024-01-01")).ShouldBeRefused("not-registered");
        voided.And(Registered(on: "2026-06-01")).Timeline.Subject().Registration!.OccurredOn.ShouldBe(Day("2026-06-01"));
    }

    [Fact]
    public void Lets_a_void_fact_come_back_as_a_new_one_where_somebody_logs_it_and_not_where_a_file_repeats_it()
    {
        var voided = given.Corrected(Void(3));
        var passed = Passed(Stage.PilotTesting, "2023-03-01");

        voided.When(passed).ShouldBeLogged();
        Decider.DecideAll(voided.Timeline, [passed], Deciding.Today).Single().ShouldBeKnownAlready();
        voided.And(passed).State.Visits.Single().PassedOn.ShouldBe(Day("2023-03-01"));
    }

    [Fact]
    public void Is_not_undone_by_saying_again_what_was_said_first()
    {
        var corrected = given.Corrected(new FactChange(2, moved));

        corrected.When(given.Facts[1]).ShouldBeKnownAlready();
        corrected.When(moved).ShouldBeKnownAlready();
        Decider.DecideAll(corrected.Timeline, given.Facts, Deciding.Today).ShouldAllBe(decision => decision is Decision.AlreadyKnown);
    }

    [Fact]
    public void Comes_to_what_would_have_been_recorded_right_in_the_first_place() =>
        Gen.Select(RandomResults.Result, RandomResults.Fact.Array[6], Gen.Int[0, 40].Array[6]).Sample((result, replacements, places) =>
        {
            var (corrected, right) = (result, result.Facts.ToList<Fact?>());
            foreach (var (replacement, place) in replacements.Zip(places))
            {
                var change = new FactChange(1 + place % result.Facts.Length, place > 30 ? null : replacement);
                if (corrected.When(Asking(change)) is not Decision.Logged) continue;
                corrected = corrected.Corrected(change);
                right[(int)change.Version - 1] = change.Replacement;
            }

            var expected = Timeline.Of(right.Index().Where(fact => fact.Item is not null).Select(fact => new Recorded(fact.Index + 1, fact.Item!)));
            corrected.Timeline.Tell().Illegal.ShouldBeEmpty();
            corrected.State.ShouldBeTheStateOf(expected.Tell().Result);
            Running(corrected).ShouldBeTheStateOf(expected.Tell().Result);
        });

    [Fact]
    public void Is_allowed_only_where_the_whole_timeline_allows_it() => Gen.Select(RandomResults.Result, RandomResults.Fact, Gen.Int[1, 30]).Sample((result, replacement, place) =>
    {
        var version = 1 + place % result.Facts.Length;
        var was = result.Facts[version - 1];
        if (was is Fact.ResultRegistered or Fact.EvidenceAttached || replacement is Fact.EvidenceAttached) return;
        var right = result.Facts.SetItem(version - 1, replacement);

        var isAllowed = replacement != was && new AResult(right).Timeline.Tell().Illegal.IsEmpty && right.Select(FactIdentity.Of).Distinct().Count() == right.Length;

        (result.When(Asking(new FactChange(version, replacement))) is Decision.Logged).ShouldBe(isAllowed);
    });

    [Fact]
    public void Comes_to_the_same_fact_by_fact_whatever_comes_in_between() =>
        Gen.Select(RandomResults.Result, Gen.Select(RandomResults.Fact, Gen.Int[0, 30], Gen.Bool).Array[0, 12]).Sample((result, more) =>
        {
            foreach (var (fact, place, isCorrection) in more)
            {
                var change = new FactChange(1 + place % result.Facts.Length, place % 3 == 0 ? null : fact);
                if (!isCorrection && result.When(fact) is Decision.Logged) result = result.And(fact);
                else if (isCorrection && result.When(Asking(change)) is Decision.Logged) result = result.Corrected(change);
            }

            Running(result).ShouldBeTheStateOf(result.State);
        });

    private static TechnologyResult Running(AResult result)
    {
        var running = new RunningStory();
        for (var i = 0; i < result.Facts.Length; i++) running.Add(new(i + 1, result.Facts[i]));
        return running.Result;
    }
}
