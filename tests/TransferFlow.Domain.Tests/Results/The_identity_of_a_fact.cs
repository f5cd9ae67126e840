using TransferFlow.Domain.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Results;

public sealed class The_identity_of_a_fact
{
    private static readonly Fact.StageEntered entry = Entered(Stage.PilotTesting, Hebei, "2022-01-01", "pilot-1", "org-a");

    [Fact]
    public void Content_beside_the_identity_does_not_make_another_fact()
    {
        FactIdentity.Of(entry with { Trl = 6 }).ShouldBe(FactIdentity.Of(entry));
        FactIdentity.Of(Signed("C1", "2022-01-01", 1m)).ShouldBe(FactIdentity.Of(Signed("C1", "2022-01-01", 2m)));
        FactIdentity.Of(Evidence("2022-01-01", "one.pdf")).ShouldBe(FactIdentity.Of(Evidence("2022-01-01", "other.pdf")));
        FactIdentity.Of(Registered(number: "R-1")).ShouldBe(FactIdentity.Of(Registered(number: "R-2")));
    }

    [Fact]
    public void Date_stage_site_organisation_region_and_source_each_make_another_fact()
    {
        Fact[] others =
        [
            entry with { OccurredOn = Day("2022-01-02") }, entry with { Stage = Stage.Research }, entry with { Site = "pilot-2" }, entry with { Site = null },
            entry with { Organisation = "org-b" }, entry with { HostRegion = Tianjin }, entry with { SourceRef = "row 7" },
        ];

        others.Append(entry).Select(FactIdentity.Of).ShouldBeUnique();
    }

    [Fact]
    public void The_kind_the_handover_and_the_contract_each_make_another_fact()
    {
        Fact[] facts =
        [
            Accepted("H1", "2022-01-01"), Accepted("H2", "2022-01-01"), Declined("H1", "2022-01-01"), Expired("H1", "2022-01-01"), Offered("H1", "2022-01-01"),
            Signed("C1", "2022-01-01"), Signed("C2", "2022-01-01"), Amended("C1", "2022-01-01"), Cancelled("C1", "2022-01-01"),
            Terminated("2022-01-01"), Withdrawn("2022-01-01"), Superseded("2022-01-01"), Passed(Stage.Research, "2022-01-01"), Passed(Stage.PilotTesting, "2022-01-01"),
            Evidence("2022-01-01"), Evidence("2022-01-01", hash: 'b'), Evidence("2022-01-01", proves: 1), Evidence("2022-01-01", proves: 2),
            Asking(3), Asking(4), Asking(3, 4), Approved(7), Approved(8), Refused(7), Refused(8),
        ];

        facts.Select(FactIdentity.Of).ShouldBeUnique();

        Fact Asking(params long[] versions) =>
            new Fact.CorrectionRequested([.. versions.Select(version => new FactChange(version, null))], "typo", "person-1") { OccurredOn = Day("2022-01-01") };
        Fact Approved(long request) => new Fact.CorrectionApproved(request, "person-2") { OccurredOn = Day("2022-01-01") };
        Fact Refused(long request) => new Fact.CorrectionRefused(request, "person-2") { OccurredOn = Day("2022-01-01") };
    }

    [Fact]
    public void Every_kind_of_fact_has_a_code_and_two_names()
    {
        var kinds = typeof(Fact).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Fact)));

        FactCodes.Types.Values.ShouldBe(kinds, ignoreOrder: true);
        FactCodes.Types.Keys.Select(FactCodes.NameOf).ShouldAllBe(name => name.Zh.Length > 0 && name.En.Length > 0);
        FactCodes.Types.Keys.Select(FactCodes.NameOf).ShouldBeUnique();
        entry.Code().ShouldBe("stage-entered");
        entry.Name().Zh.ShouldBe("进入阶段");
    }
}
