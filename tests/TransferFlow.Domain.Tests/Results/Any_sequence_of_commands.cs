using CsCheck;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Results;

public sealed class Any_sequence_of_commands
{
    private static readonly Gen<DateOnly> aDate = Gen.OneOf(RandomResults.Dates);

    [Fact]
    public void Can_be_folded_whatever_it_says() => Gen.Select(Gen.Frequency((9, RandomResults.Fact), (1, RandomResults.Registration)).Array[0, 40], aDate)
        .Sample((facts, date) =>
        {
            var timeline = Timeline.Empty.With(facts);

            Should.NotThrow(timeline.Tell).ShouldNotBeNull();
            Should.NotThrow(timeline.AsOf(date).Tell).ShouldNotBeNull();
        });

    [Fact]
    public void Can_be_decided_on_whatever_the_stream_holds() => Gen.Select(RandomResults.Talk, RandomResults.Fact.Array[0, 3]).Sample((stream, facts) =>
    {
        var timeline = Timeline.Empty.With([.. stream, stream[^1]]);

        Should.NotThrow(() => Decider.DecideAll(timeline, facts, Deciding.Today)).Length.ShouldBe(facts.Length);
    });

    [Fact]
    public void Lets_in_nothing_illegal_at_any_date() => Gen.Select(RandomResults.Result, aDate).Sample((result, date) =>
    {
        result.Timeline.Tell().Illegal.ShouldBeEmpty();
        result.Timeline.AsOf(date).Tell().Illegal.ShouldBeEmpty();
    });

    [Fact]
    public void Is_refused_only_where_something_would_be_illegal_or_conflict() => Gen.Select(RandomResults.Result, RandomResults.Fact).Sample((result, fact) =>
    {
        var isLegal = result.And(fact).Timeline.Tell().Illegal.IsEmpty;
        var isNew = !result.Facts.Select(FactIdentity.Of).Contains(FactIdentity.Of(fact));

        (result.When(fact) is Decision.Logged).ShouldBe(isLegal && isNew);
    });

    [Fact]
    public void Changes_nothing_where_it_is_refused() => Gen.Select(RandomResults.Result, RandomResults.Fact).Sample((result, fact) =>
    {
        var timeline = result.Timeline;
        var before = timeline.Entries.ToArray();

        var first = Decider.Decide(timeline, new(fact, Deciding.Today));

        timeline.Entries.ShouldBe(before);
        timeline.Tell().Result.ShouldBeTheStateOf(result.State);
        Decider.Decide(timeline, new(fact, Deciding.Today)).ShouldBe(first);
    });

    [Fact]
    public void Adds_nothing_when_it_is_repeated() => RandomResults.Result.Sample(result =>
    {
        foreach (var fact in result.Facts) result.When(fact).ShouldBeKnownAlready();
        Decider.DecideAll(result.Timeline, result.Facts, Deciding.Today).ShouldAllBe(decision => decision is Decision.AlreadyKnown);
    });

    [Fact]
    public void Comes_to_the_same_in_any_order_of_arrival_where_dates_differ() =>
        RandomResults.Talk.Select(talk => talk.Where(fact => fact is not Fact.ResultRegistered).DistinctBy(fact => fact.OccurredOn).Prepend(talk[0]).ToArray())
            .SelectMany(facts => Gen.Shuffle(facts.ToArray()).Select(shuffled => (facts, shuffled)))
            .Sample(x =>
            {
                var (told, retold) = (new AResult([.. x.facts]).Timeline, new AResult([.. x.shuffled]).Timeline);

                retold.Entries.Select(entry => entry.Fact).ShouldBe(told.Entries.Select(entry => entry.Fact));
                retold.Tell().Result.ShouldBeTheStateOf(told.Tell().Result);
            });

    [Fact]
    public void Never_undoes_an_end() => RandomResults.Talk.Sample(talk =>
    {
        var known = AResult.Unheard;
        foreach (var fact in talk)
        {
            var ended = known.State.End;
            if (known.When(fact) is Decision.Logged) known = known.And(fact);
            if (ended is not null) known.State.End.ShouldBe(ended);
        }
    });

    [Fact]
    public void Is_let_in_together_where_it_is_let_in_one_by_one_and_comes_to_the_same() =>
        Gen.Select(RandomResults.Result, Gen.Int[0, 30]).Sample((result, at) =>
        {
            var earlier = new AResult([.. result.Facts.Take(at)]);

            var decisions = Decider.DecideAll(earlier.Timeline, [.. result.Facts.Skip(at)], Deciding.Today);

            decisions.ShouldAllBe(decision => decision is Decision.Logged);
            earlier.Timeline.With(decisions.Select(Deciding.ShouldBeLogged)).Tell().Result.ShouldBeTheStateOf(result.State);
        });

    [Fact]
    public void Is_let_in_together_only_where_the_whole_is_legal() => RandomResults.Talk.Sample(talk =>
    {
        var decisions = Decider.DecideAll(Timeline.Empty, talk, Deciding.Today);

        if (decisions.All(decision => decision is not Decision.Refused))
            Timeline.Empty.With(decisions.OfType<Decision.Logged>().Select(logged => logged.Fact)).Tell().Illegal.ShouldBeEmpty();
    });

    [Fact]
    public void Is_as_of_a_date_what_its_facts_up_to_that_date_are() => Gen.Select(RandomResults.Result, aDate).Sample((result, date) =>
    {
        var facts = result.Facts.Where(fact => fact.OccurredOn <= date || fact is Fact.ResultRegistered);

        result.Timeline.AsOf(date).Tell().Result.ShouldBeTheStateOf(new AResult([.. facts]).State);
    });

    [Fact]
    public void Fills_time_with_stays_without_gap_or_overlap() => RandomResults.Result.Sample(result =>
    {
        var state = result.State;
        foreach (var (stay, next) in state.Visits.Zip(state.Visits.Skip(1)))
        {
            stay.LeftOn.ShouldBe(next.Entered);
            (stay.NextStage, stay.NextRegion).ShouldBe((next.Stage, next.HostRegion));
            stay.WayOut.ShouldBe(next.Stage > stay.Stage ? WayOut.Advanced : next.Stage < stay.Stage ? WayOut.Returned : WayOut.Moved);
            if (stay.PassedOn is { } passed) (stay.Entered <= passed && passed <= stay.LeftOn).ShouldBeTrue();
        }

        if (!state.Visits.IsEmpty) (state.Visits[^1].LeftOn, state.Visits[^1].WayOut).ShouldBe((state.End?.On, state.End?.Way));
        state.Visits.Select(stay => stay.Ordinal).ShouldBe(Enumerable.Range(1, state.Visits.Length));
    });

    [Fact]
    public void Keeps_at_most_one_set_of_terms_of_a_contract_in_force() => RandomResults.Result.Sample(result =>
    {
        foreach (var contract in result.State.Deals.GroupBy(deal => deal.ContractNumber))
            foreach (var (period, next) in contract.Zip(contract.Skip(1))) period.Until.ShouldBe(next.From);
    });
}
