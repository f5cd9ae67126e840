using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class Asking_for_a_correction
{
    // 1 registered, 2 pilot entered, 3 pilot passed, 4 evidence, 5 commercialized.
    private static readonly AResult given = AResult.FromBeijing().PilotedIn(Hebei, "2022-03-01").Passing(Stage.PilotTesting, "2023-03-01")
        .And(Evidence("2023-03-02", proves: 3)).CommercializedIn(Tianjin, "2024-03-01");

    private static readonly FactChange earlier = new(2, Entered(Stage.PilotTesting, Hebei, "2022-02-01"));

    [Fact]
    public void Is_logged_and_changes_nothing_yet()
    {
        given.When(Asking(earlier)).ShouldBeLogged().ShouldBe(Asking(earlier));

        var asked = given.And(Asking(earlier));
        asked.State.ShouldBeTheStateOf(given.State);
        asked.Timeline.Entries.ShouldBe(given.Timeline.Entries);
        asked.Timeline.Corrections.All.ShouldBe([new(6, Asking(earlier), CorrectionStatus.Pending)]);
    }

    [Fact]
    public void Twice_the_same_is_known_already_on_whichever_day() =>
        given.And(Asking(earlier)).When(Asking(earlier) with { OccurredOn = Day("2026-07-01") }).ShouldBeKnownAlready();

    [Fact]
    public void Of_a_sender_who_saw_another_version_is_refused() => given.When(Asking(earlier), seen: 4).ShouldBeRefused("stale");

    [Fact]
    public void Of_a_fact_that_somebody_asks_to_correct_already_is_refused() =>
        given.And(Asking(earlier)).When(Asking(Void(5), Void(2))).ShouldBeRefused("correction-pending", "2");

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Of_what_is_no_fact_is_refused(long version) => given.When(Asking(Void(version))).ShouldBeRefused("unknown-fact", $"{version}");

    [Fact]
    public void Of_what_is_about_the_record_or_void_already_is_refused()
    {
        var corrected = given.Corrected(Void(5));

        corrected.When(Asking(Void(6))).ShouldBeRefused("unknown-fact", "6");
        corrected.When(Asking(Void(7))).ShouldBeRefused("unknown-fact", "7");
        corrected.When(Asking(Void(5))).ShouldBeRefused("unknown-fact", "5");
    }

    [Fact]
    public void That_says_the_same_is_refused() =>
        given.When(Asking(new FactChange(3, Passed(Stage.PilotTesting, "2023-03-01")))).ShouldBeRefused("nothing-to-correct", "3");

    [Fact]
    public void That_corrects_a_fact_twice_is_refused() => given.When(Asking(Void(5), earlier, Void(5))).ShouldBeRefused("corrected-twice", "5");

    [Fact]
    public void Makes_nothing_a_registration_and_no_registration_anything_else()
    {
        given.When(Asking(new FactChange(1, Terminated("2025-01-01")))).ShouldBeRefused("other-kind", "1");
        given.When(Asking(new FactChange(2, Registered()))).ShouldBeRefused("other-kind", "2");
        given.When(Asking(new FactChange(2, Asking(Void(1))))).ShouldBeRefused("other-kind", "2");
    }

    [Fact]
    public void Leaves_owner_and_number_alone()
    {
        given.When(Asking(new FactChange(1, Registered(owner: "other-univ")))).ShouldBeRefused("owner-and-number-stay");
        given.When(Asking(new FactChange(1, Registered(number: "R-2")))).ShouldBeRefused("owner-and-number-stay");
        given.When(Asking(new FactChange(1, Registered(region: Shanghai)))).ShouldBeLogged();
    }

    [Fact]
    public void Voids_evidence_and_changes_none()
    {
        given.When(Asking(new FactChange(4, Evidence("2023-03-02", "b.pdf", proves: 3)))).ShouldBeRefused("evidence-is-voided-only", "4");
        given.When(Asking(new FactChange(5, Evidence("2023-03-02")))).ShouldBeRefused("evidence-is-voided-only", "5");
        given.When(Asking(Void(4))).ShouldBeLogged();
    }

    [Fact]
    public void Can_say_that_it_was_another_kind_of_fact() => given.When(Asking(new FactChange(5, Terminated("2024-03-01")))).ShouldBeLogged();

    [Fact]
    public void With_a_date_out_of_all_time_is_refused()
    {
        given.When(Asking(new FactChange(5, Entered(Stage.Commercialization, Tianjin, "2026-07-02")))).ShouldBeRefused("date-beyond-tomorrow", "2026-07-02");
        given.When(Asking(new FactChange(5, Entered(Stage.Commercialization, Tianjin, "1899-12-31")))).ShouldBeRefused("date-too-early", "1899-12-31");
    }

    [Fact]
    public void That_makes_another_fact_illegal_is_refused_and_names_it() => given.When(Asking(Void(2))).ShouldBeRefused("not-in-stage", "2023-03-01");

    [Fact]
    public void Is_decided_as_a_whole() => given.When(Asking(Void(2), Void(3))).ShouldBeLogged();

    [Fact]
    public void That_makes_two_facts_one_is_refused() => given.CommercializedIn(Tianjin, "2025-03-01", "park-1")
        .When(Asking(new FactChange(6, Entered(Stage.Commercialization, Tianjin, "2024-03-01")))).ShouldBeRefused("conflicts-with-known-fact", "2024-03-01");

    [Fact]
    public void Is_not_refused_for_what_was_illegal_before() =>
        given.And(Passed(Stage.Research, "2023-01-01")).When(Asking(earlier)).ShouldBeLogged();

    [Fact]
    public void Of_a_result_with_as_many_facts_as_there_can_be_is_refused()
    {
        var full = given.And([.. Enumerable.Range(0, Decider.MostFacts - given.Facts.Length).Select(i => Evidence("2024-04-01") with { SourceRef = $"{i}" })]);

        full.When(Asking(Void(5))).ShouldBeRefused("too-many-facts", "2000");
    }
}
