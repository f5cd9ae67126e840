using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class What_can_be_asked
{
    [Theory]
    [InlineData("stage=pilot&colour=red", "unknown-parameter")]
    [InlineData("Stage=pilot", "unknown-parameter")]
    [InlineData("stage=pilot&stage=pilot", "repeated-parameter")]
    [InlineData("definition=2", "bad-parameter")]
    [InlineData("codes=gbt2019.1+centres.1", "bad-parameter")]
    [InlineData("stage=production", "bad-parameter")]
    [InlineData("to=production", "bad-parameter")]
    [InlineData("stage=pilot&to=pilot", "target-not-after-stage")]
    [InlineData("stage=pilot&to=research", "target-not-after-stage")]
    [InlineData("by=planet", "bad-parameter")]
    [InlineData("by=2", "bad-parameter")]
    [InlineData("attribution=somewhere", "bad-parameter")]
    [InlineData("attribution=destination", "destination-not-for-rates")]
    [InlineData("within=ATLANTIS", "unknown-place")]
    [InlineData("horizon=1y", "bad-parameter")]
    [InlineData("horizon=P1Y,,P2Y", "bad-parameter")]
    [InlineData("horizon=P1Y,P365D", "mixed-horizon-units")]
    [InlineData("asOf=2026-6-30", "bad-parameter")]
    [InlineData("asOf=2026-02-29", "bad-parameter")]
    [InlineData("asOf=2026-06-30T00:00:00", "bad-parameter")]
    [InlineData("asOf=9999-12-31", "as-of-beyond-tomorrow")]
    [InlineData("cohortFrom=yesterday", "bad-parameter")]
    [InlineData("cohortFrom=2022-01-02&cohortTo=2022-01-01", "cohort-empty")]
    public void A_rate_cannot_be_asked_for_with_it(string question, string code) => Asking.Refused("stage-conversion", question).ShouldBe(code);

    [Theory]
    [InlineData("funnel", "stage=pilot", "parameter-not-for-figure")]
    [InlineData("funnel", "to=deal", "parameter-not-for-figure")]
    [InlineData("funnel", "horizon=P1Y", "parameter-not-for-figure")]
    [InlineData("flow", "horizon=P1Y", "parameter-not-for-figure")]
    [InlineData("flow", "by=site", "by-not-for-figure")]
    [InlineData("flow", "by=owner", "by-not-for-figure")]
    [InlineData("flow", "by=field", "by-not-for-figure")]
    [InlineData("flow", "attribution=origin", "attribution-not-for-figure")]
    [InlineData("success", "", "unknown-figure")]
    [InlineData("", "", "unknown-figure")]
    public void A_figure_refuses_what_says_nothing_for_it(string figure, string question, string code) => Asking.Refused(figure, question).ShouldBe(code);

    [Theory]
    [InlineData("stage=research", "concept-validation")]
    [InlineData("stage=concept-validation", "pilot")]
    [InlineData("stage=pilot", "commercialization")]
    [InlineData("stage=commercialization", "deal")]
    [InlineData("stage=commercialization&to=deal", "deal")]
    [InlineData("stage=research&to=deal", "deal")]
    public void The_target_is_the_next_stage_unless_it_is_said(string question, string to) => Asking.Request("stage-conversion", question).To.ShouldNotBeNull().Code.ShouldBe(to);

    [Fact]
    public void Everything_is_written_out_in_the_address_defaults_too() => Asking.Request("stage-conversion", "stage=pilot").Address.ShouldBe(
        "/api/v1/figures/stage-conversion?definition=1&stage=pilot&to=commercialization&by=province&attribution=place&horizon=P1Y,P3Y,P5Y" +
        "&asOf=2026-06-30&knownAt=main:4711&codes=gbt2024.1%2Bcentres.1");

    [Fact]
    public void The_address_says_what_was_asked_in_one_way_only() => Asking.Request("stage-conversion",
            "horizon=P2Y,P6M&cohortTo=2022-12-31&cohortFrom=2020-01-01&owner=a%26b&site=s&field=f&within=GBA&attribution=ORIGIN&by=Centre&to=deal&stage=中试&asOf=2024-02-29")
        .Address.ShouldBe(
            "/api/v1/figures/stage-conversion?definition=1&stage=pilot&to=deal&by=centre&attribution=origin&within=GBA&field=f&site=s&owner=a%2526b" +
            "&cohortFrom=2020-01-01&cohortTo=2022-12-31&horizon=P6M,P2Y&asOf=2024-02-29&knownAt=main:4711&codes=gbt2024.1%2Bcentres.1");

    [Fact]
    public void An_empty_parameter_is_one_that_is_not_given() => Asking.Request("stage-conversion", "stage=&within=&horizon=&asOf=").Address.ShouldBe(Asking.Request("stage-conversion", "").Address);

    [Fact]
    public void Without_a_date_today_in_China_is_meant() => Asking.Request("funnel", "").AsOf.ShouldBe(Deciding.Today);
}
