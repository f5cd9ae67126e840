using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Results;

/// <summary>What holds for every command: done, repeated, stale, out of all time.</summary>
public abstract class EveryCommand
{
    private protected abstract AResult Given { get; }

    /// <summary>A fact that can happen next.</summary>
    private protected abstract Fact Fact { get; }

    /// <summary>The same fact by its identity, told otherwise; null where the identity is all there is.</summary>
    private protected abstract Fact? Retold { get; }

    [Fact]
    public void A_sender_who_saw_the_present_version_is_heard()
    {
        Given.When(Fact).ShouldBeLogged().ShouldBe(Fact);
        Given.When(Fact, seen: Given.Facts.Length).ShouldBeLogged().ShouldBe(Fact);
    }

    [Fact]
    public void A_sender_who_saw_another_version_is_refused()
    {
        Given.When(Fact, seen: Given.Facts.Length - 1).ShouldBeRefused("stale");
        Given.When(Fact, seen: Given.Facts.Length + 1).ShouldBeRefused("stale", $"{Given.Facts.Length}", $"{Given.Facts.Length + 1}");
    }

    [Fact]
    public void A_repeat_adds_nothing() => Given.And(Fact).When(Fact).ShouldBeKnownAlready();

    [Fact]
    public void Twice_in_one_batch_it_is_logged_once()
    {
        var decisions = Decider.DecideAll(Given.Timeline, [Fact, Fact], Deciding.Today);

        decisions[0].ShouldBeLogged();
        decisions[1].ShouldBeKnownAlready();
    }

    [Fact]
    public void Told_otherwise_it_conflicts_with_what_is_known()
    {
        if (Retold is { } retold) Given.And(Fact).When(retold).ShouldBeRefused("conflicts-with-known-fact", $"{Fact.OccurredOn:yyyy-MM-dd}");
    }

    [Fact]
    public void Told_from_another_record_it_is_another_fact() =>
        Given.And(Fact).When(Fact with { SourceRef = "file 7" }).ShouldNotBeOfType<Decision.AlreadyKnown>();

    [Fact]
    public void Tomorrow_can_be_told_and_the_day_after_cannot()
    {
        Given.When(Fact with { OccurredOn = Deciding.Today.AddDays(1) }).ShouldBeLogged();
        Given.When(Fact with { OccurredOn = Deciding.Today.AddDays(2) }).ShouldBeRefused("date-beyond-tomorrow", "2026-07-02", "2026-06-30");
    }

    [Fact]
    public void Nothing_is_dated_before_1900() =>
        Given.When(Fact with { OccurredOn = new(1899, 12, 31) }).ShouldBeRefused("date-too-early", "1899-12-31", "1900-01-01");
}

/// <summary>What holds for every command but the registration.</summary>
public abstract class EveryLaterCommand : EveryCommand
{
    [Fact]
    public void A_result_that_is_not_registered_is_refused() =>
        new AResult(Given.Facts.RemoveAll(fact => fact is Fact.ResultRegistered)).When(Fact).ShouldBeRefused("not-registered");

    [Fact]
    public void A_registration_dated_later_is_no_bar()
    {
        var registeredLate = new AResult(Given.Facts.RemoveAll(fact => fact is Fact.ResultRegistered)).And(AFact.Registered(on: "2026-06-30"));

        registeredLate.When(Fact).ShouldBeLogged();
    }

    [Fact]
    public void After_the_end_nothing_happens()
    {
        var end = Fact.OccurredOn.AddDays(-1);

        Given.And(new Fact.Terminated { OccurredOn = end }).When(Fact).ShouldBeRefused("after-the-end", $"{Fact.OccurredOn:yyyy-MM-dd}", $"{end:yyyy-MM-dd}");
    }
}
