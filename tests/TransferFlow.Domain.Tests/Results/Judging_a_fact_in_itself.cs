using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class Judging_a_fact_in_itself
{
    private static readonly string tooLong = new('长', 201);
    private static readonly string muchTooLong = new('长', 1_001);

    private static readonly DealTerms terms = new("licence", "transfer", 12.3456m, "USD", 0m, "demo-buyer", "SG");

    /// <summary>Sound facts, each with everything that it can carry.</summary>
    private static readonly Dictionary<string, Fact> sound = new Fact[]
    {
        new Fact.ResultRegistered("demo-univ", "R-1", "示例", "biomedicine", Beijing, 1, "R-0") { OccurredOn = Day("2022-01-01"), SourceRef = "file 7" },
        new Fact.StageEntered(Stage.PilotTesting, "pilot-1", "demo-op", Hebei, 9) { OccurredOn = Day("2022-01-01") },
        Passed(Stage.PilotTesting, "2022-01-01", 5),
        new Fact.HandoverOffered("H1", Stage.PilotTesting, "pilot-1", "pilot-1", Hebei, Day("2022-01-01")) { OccurredOn = Day("2022-01-01") },
        Accepted("H1", "2022-01-01"), Declined("H1", "2022-01-01", "no capacity"), Expired("H1", "2022-01-01"),
        new Fact.DealSigned("C1", terms) { OccurredOn = Day("2022-01-01") },
        new Fact.DealAmended("C1", terms) { OccurredOn = Day("2022-01-01") },
        Cancelled("C1", "2022-01-01", "breach"),
        Terminated("2022-01-01", "no funds"), Withdrawn("2022-01-01", "by the owner"),
        new Fact.Superseded("R-2", "better") { OccurredOn = Day("2022-01-01") },
        Evidence("2022-01-01", proves: 1),
        new Fact.CorrectionRequested([new(3, Terminated("2022-01-01", "no funds")), new(4, null)], "typo", "person-1") { OccurredOn = Day("2022-01-01") },
        new Fact.CorrectionApproved(7, "person-2") { OccurredOn = Day("2022-01-01") },
        new Fact.CorrectionRefused(7, "person-2", "no") { OccurredOn = Day("2022-01-01") },
    }.ToDictionary(fact => fact.Code());

    public static TheoryData<string> Kinds => [.. FactCodes.Types.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_sound_fact_has_no_fault_and_no_warning(string kind)
    {
        FactRules.Faults(sound[kind], ASite.Reference).ShouldBeEmpty();
        FactRules.Warnings(sound[kind], ASite.Reference).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_source_is_at_most_a_thousand_characters(string kind)
    {
        Fault(sound[kind] with { SourceRef = muchTooLong }).ShouldBe(("text-too-long", "source_ref"));
        FactRules.Faults(sound[kind] with { SourceRef = muchTooLong[1..] }, ASite.Reference).ShouldBeEmpty();
    }

    [Fact]
    public void A_control_character_or_half_a_character_is_refused()
    {
        // No theory: an attribute cannot hold half a character.
        foreach (var text in new[] { "a\0b", "\0", "a\u001fb", "a\tb", "a\u007fb", "a\u0085b", "a\ud83d", "\ude80b", "\ude80\ud83d", "a\ud83d\ud83d\ude80" })
        {
            Fault(Of<Fact.ResultRegistered>("registered") with { Title = text }).ShouldBe(("forbidden-character", "title"));
            Fault(Of<Fact.Terminated>("terminated") with { Reason = text }).ShouldBe(("forbidden-character", "reason"));
        }
    }

    [Theory]
    [InlineData("火箭🚀")]
    [InlineData("\u2028")]
    [InlineData("𠮷")]
    [InlineData("O'Brien \"and\" <sons>")]
    public void Any_whole_character_is_allowed(string text) =>
        FactRules.Faults(Of<Fact.DealCancelled>("deal-cancelled") with { Reason = $"a{text}b" }, ASite.Reference).ShouldBeEmpty();

    [Fact]
    public void Each_fault_of_a_registration_is_found()
    {
        var fact = Of<Fact.ResultRegistered>("registered");

        Fault(fact with { Owner = " " }).ShouldBe(("missing-value", "owner"));
        Fault(fact with { Owner = tooLong }).ShouldBe(("text-too-long", "owner"));
        Fault(fact with { Number = "" }).ShouldBe(("missing-value", "result"));
        Fault(fact with { Title = muchTooLong }).ShouldBe(("text-too-long", "title"));
        Fault(fact with { Field = "alchemy" }).ShouldBe(("unknown-code", "field"));
        Fault(fact with { OriginRegion = "999999" }).ShouldBe(("unknown-region", "origin_region"));
        Fault(fact with { OriginRegion = "SG" }).ShouldBe(("unknown-region", "origin_region"));
        Fault(fact with { Predecessor = tooLong }).ShouldBe(("text-too-long", "predecessor"));
        Fault(fact with { Trl = 0 }).ShouldBe(("bad-trl", "trl"));
        Fault(fact with { Trl = 10 }).ShouldBe(("bad-trl", "trl"));
    }

    [Fact]
    public void Each_fault_of_an_entry_and_of_an_acceptance_is_found()
    {
        var fact = Of<Fact.StageEntered>("stage-entered");

        Fault(fact with { Site = "nowhere" }).ShouldBe(("unknown-site", "site"));
        Fault(fact with { Organisation = "a\0" }).ShouldBe(("forbidden-character", "organisation"));
        Fault(fact with { HostRegion = "" }).ShouldBe(("unknown-region", "region"));
        Fault(fact with { Trl = -1 }).ShouldBe(("bad-trl", "trl"));
        Fault(Passed(Stage.Research, "2022-01-01", 10)).ShouldBe(("bad-trl", "trl"));
    }

    [Fact]
    public void Each_fault_of_a_handover_is_found()
    {
        var fact = Of<Fact.HandoverOffered>("handover-offered");

        Fault(fact with { Handover = "" }).ShouldBe(("missing-value", "handover"));
        Fault(fact with { FromSite = "nowhere" }).ShouldBe(("unknown-site", "site"));
        Fault(fact with { ToSite = "nowhere" }).ShouldBe(("unknown-site", "to_site"));
        Fault(fact with { ToRegion = "000000" }).ShouldBe(("unknown-region", "to_region"));
        Fault(fact with { ToSite = null, ToRegion = null }).ShouldBe(("missing-value", "to_site"));
        Fault(fact with { Until = Day("2021-12-31") }).ShouldBe(("until-before-offer", "until"));
        Fault(Accepted(tooLong, "2022-01-01")).ShouldBe(("text-too-long", "handover"));
        Fault(Declined("H1", "2022-01-01", muchTooLong)).ShouldBe(("text-too-long", "reason"));
        Fault(Expired("\u0001", "2022-01-01")).ShouldBe(("forbidden-character", "handover"));
    }

    [Theory]
    [InlineData("deal-signed")]
    [InlineData("deal-amended")]
    public void Each_fault_of_the_terms_of_a_deal_is_found(string kind)
    {
        (string, string?) Of(DealTerms wrong) => Fault(sound[kind] switch
        {
            Fact.DealSigned signed => signed with { Terms = wrong },
            var amended => (Fact.DealAmended)amended with { Terms = wrong },
        });

        Of(terms with { Form = "gift" }).ShouldBe(("unknown-code", "form"));
        Of(terms with { ContractKind = "许可" }).ShouldBe(("unknown-code", "contract_kind"));
        Of(terms with { Currency = "usd" }).ShouldBe(("unknown-code", "currency"));
        Of(terms with { Currency = null }).ShouldBe(("missing-value", "currency"));
        Of(terms with { Amount = -0.01m }).ShouldBe(("negative-amount", "amount"));
        Of(terms with { AmountCny = -1m }).ShouldBe(("negative-amount", "amount_cny"));
        Of(terms with { Amount = 0.00001m }).ShouldBe(("too-many-digits", "amount"));
        Of(terms with { AmountCny = 1_000_000_000_000_000m }).ShouldBe(("too-many-digits", "amount_cny"));
        Of(terms with { Counterparty = tooLong }).ShouldBe(("text-too-long", "counterparty"));
        Of(terms with { DestinationRegion = "ZZ" }).ShouldBe(("unknown-region", "destination_region"));
    }

    [Fact]
    public void The_greatest_amount_has_fifteen_digits_and_four_decimals() =>
        FactRules.Faults(Of<Fact.DealSigned>("deal-signed") with { Terms = terms with { Amount = 999_999_999_999_999.9999m } }, ASite.Reference).ShouldBeEmpty();

    [Fact]
    public void Each_fault_of_an_end_is_found()
    {
        Fault(Of<Fact.Withdrawn>("withdrawn") with { Reason = muchTooLong }).ShouldBe(("text-too-long", "reason"));
        Fault(Of<Fact.Superseded>("superseded") with { By = "" }).ShouldBe(("missing-value", "superseded_by"));
        Fault(Of<Fact.Superseded>("superseded") with { Reason = "\u0000" }).ShouldBe(("forbidden-character", "reason"));
        Fault(Cancelled("", "2022-01-01")).ShouldBe(("missing-value", "contract_no"));
    }

    [Fact]
    public void All_faults_are_named_at_once() =>
        FactRules.Faults(new Fact.ResultRegistered("", "", null, "alchemy", "x", 99) { OccurredOn = Day("2022-01-01") }, ASite.Reference).Count().ShouldBe(5);

    [Theory]
    [InlineData("120224", "2022-01-01", true)]
    [InlineData("120224", "2000-01-01", false)]
    [InlineData("SG", "2022-01-01", false)]
    [InlineData("999999", "2022-01-01", false)]
    public void A_region_out_of_force_is_worth_a_warning_and_no_more(string region, string on, bool warned)
    {
        Fact[] facts = [Registered(on, region), Entered(Stage.Research, region, on), Offered("H1", on, toRegion: region), Signed("C1", on, to: region), Amended("C1", on, to: region)];

        foreach (var fact in facts)
        {
            var warnings = FactRules.Warnings(fact, ASite.Reference).ToList();
            warnings.Select(warning => warning.Code).ShouldBe(warned ? ["region-not-in-force"] : []);
            warnings.ForEach(Deciding.ShouldSpeakBothLanguages);
        }
    }

    [Theory]
    [InlineData("title", 1_000)]
    [InlineData("result", 200)]
    public void The_length_of_a_text_is_counted_in_characters_however_many_units_each_has(string column, int longest)
    {
        FactRules.Text(column, string.Concat(Enumerable.Repeat("𠮷", longest))).ShouldBeNull();
        FactRules.Text(column, string.Concat(Enumerable.Repeat("𠮷", longest + 1))).ShouldNotBeNull().Message.En.ShouldContain($"{longest + 1}");
    }

    [Fact]
    public void What_someone_typed_is_shown_shortened_and_whole() =>
        Domain.Results.Fault.Shown(new string('a', 59) + "🚀🚀").ShouldBe(new string('a', 59) + "…");

    private static T Of<T>(string kind) where T : Fact => (T)sound[kind];

    private static (string Code, string? Column) Fault(Fact fact)
    {
        var fault = FactRules.Faults(fact, ASite.Reference).ShouldHaveSingleItem();
        fault.Message.Zh.ShouldEndWith("。");
        fault.Message.En.ShouldEndWith(".");
        return (fault.Code, fault.Column);
    }
}
