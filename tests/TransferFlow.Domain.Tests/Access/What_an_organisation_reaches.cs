using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Access;

public sealed class What_an_organisation_reaches
{
    private static readonly AResult result = AResult.From("120000", owner: ACaller.Owner);

    private static readonly AResult offered = result.And(AFact.Offered("H1", "2024-01-01"));

    private static Caller Owner => ACaller.Of(ACaller.Owner);

    private static Caller Host => ACaller.Of(ACaller.Host);

    [Fact]
    public void Is_a_result_that_it_owns() => Owner.ShouldReach(result);

    [Fact]
    public void Is_no_result_with_which_it_has_nothing_to_do()
    {
        ACaller.Of("stranger").ShouldNotReach(result.PilotedIn("130629", "2024-01-01", "pilot-1"));
        Host.ShouldNotReach(result);
    }

    [Fact]
    public void Is_no_result_that_is_only_in_the_region_of_its_site() => Host.ShouldNotReach(result.PilotedIn("130629", "2024-01-01"));

    [Fact]
    public void Is_a_result_at_its_site() => Host.ShouldReach(result.PilotedIn("130629", "2024-01-01", "pilot-1"));

    [Fact]
    public void Is_a_result_that_was_at_its_site_before_and_is_elsewhere_now() =>
        Host.ShouldReach(result.PilotedIn("130629", "2024-01-01", "pilot-1").CommercializedIn("440106", "2024-02-01", "pilot-2"));

    [Fact]
    public void Is_a_result_whose_entry_names_it_without_a_site() =>
        Host.ShouldReach(result.And(AFact.Entered(Stage.PilotTesting, "130629", "2024-01-01", organisation: ACaller.Host)));

    [Fact]
    public void Is_to_see_and_to_answer_but_not_to_log_while_a_handover_is_offered_to_its_site()
    {
        Host.MaySee(offered).ShouldBeTrue();
        Host.MayLog(offered, AFact.Accepted("H1", "2024-02-01")).ShouldBeTrue();
        Host.MayLog(offered, AFact.Declined("H1", "2024-02-01")).ShouldBeTrue();
        Host.MayLog(offered).ShouldBeFalse();
        Host.MayLog(offered, AFact.Entered(Stage.PilotTesting, "130629", "2024-02-01", "pilot-1")).ShouldBeFalse();
        Host.MayLog(offered, AFact.Expired("H1", "2024-02-01")).ShouldBeFalse();
    }

    [Fact]
    public void Is_everything_of_a_result_whose_handover_its_site_has_accepted()
    {
        var accepted = offered.And(AFact.Accepted("H1", "2024-02-01"));

        Host.ShouldReach(accepted);
        Host.MayLog(accepted, AFact.Entered(Stage.PilotTesting, "130629", "2024-02-01", "pilot-1")).ShouldBeTrue();
    }

    [Fact]
    public void Is_no_longer_a_result_whose_handover_it_has_declined_or_let_expire()
    {
        foreach (var end in new Fact[] { AFact.Declined("H1", "2024-02-01"), AFact.Expired("H1", "2024-02-01") })
        {
            Host.ShouldNotReach(offered.And(end));
            Host.MayLog(offered.And(end), AFact.Accepted("H1", "2024-02-01")).ShouldBeFalse();
        }
    }

    [Fact]
    public void Is_no_answer_to_a_handover_that_is_offered_to_another_even_for_the_owner()
    {
        Owner.MayLog(offered, AFact.Accepted("H1", "2024-02-01")).ShouldBeFalse();
        Host.MayLog(offered, AFact.Accepted("H2", "2024-02-01")).ShouldBeFalse();
        var both = offered.And(AFact.Offered("H2", "2024-01-01", toSite: "pilot-2"));
        Host.MayLog(both, AFact.Declined("H2", "2024-02-01")).ShouldBeFalse();
    }

    [Fact]
    public void Is_no_answer_for_a_region_even_if_its_site_lies_there() =>
        Host.MaySee(result.And(AFact.Offered("H1", "2024-01-01", toSite: null, toRegion: "130629"))).ShouldBeFalse();

    [Fact]
    public void Is_to_register_results_of_its_own_and_of_no_other_wherever_they_originate()
    {
        var access = new ResultAccess(Owner, ACaller.Reference);

        access.MayRegister(AFact.Registered(owner: ACaller.Owner, region: "440000")).ShouldBeTrue();
        access.MayRegister(AFact.Registered(owner: ACaller.Host)).ShouldBeFalse();
    }

    [Fact]
    public void Is_nothing_for_one_without_an_organisation()
    {
        var nobody = new Caller("someone", Role.Incubator);

        nobody.ShouldNotReach(AResult.Unheard);
        nobody.ShouldNotReach(result.And(AFact.Entered(Stage.PilotTesting, "130629", "2024-01-01")));
        nobody.MaySee(result.And(AFact.Offered("H1", "2024-01-01", toSite: null, toRegion: "130629"))).ShouldBeFalse();
        nobody.MaySee(result.And(AFact.Offered("H1", "2024-01-01", toSite: "site-that-is-gone"))).ShouldBeFalse();
    }
}
