using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Access;

public sealed class What_an_office_reaches
{
    private static readonly AResult fromTianjin = AResult.From("120115");

    private static Caller Hebei => ACaller.OfficeOf("130000");

    [Theory]
    [InlineData("120115", true)]
    [InlineData("120000", true)]
    [InlineData("JJJ", true)]
    [InlineData(Caller.Country, true)]
    [InlineData("130000", false)]
    [InlineData("GBA", false)]
    [InlineData("XIONGAN", false)]
    [InlineData("120224", false)]
    public void Is_what_originates_in_its_region(string region, bool isInside)
    {
        ACaller.OfficeOf(region).MaySee(fromTianjin).ShouldBe(isInside);
        ACaller.OfficeOf(region).MayLog(fromTianjin).ShouldBe(isInside);
    }

    [Theory]
    [InlineData("130629", true)]
    [InlineData("130600", true)]
    [InlineData("130000", true)]
    [InlineData("XIONGAN", true)]
    [InlineData("JJJ", true)]
    [InlineData("440100", false)]
    public void Is_what_is_hosted_in_its_region_now_or_was_before(string region, bool isInside)
    {
        var there = AResult.From("440106").PilotedIn("130629", "2024-01-01");

        ACaller.OfficeOf(region).MayLog(there).ShouldBe(isInside || region == "440100");
        ACaller.OfficeOf(region).MayLog(there.CommercializedIn("440106", "2024-05-01")).ShouldBe(isInside || region == "440100");
    }

    [Fact]
    public void Is_no_result_that_is_recorded_more_coarsely_than_its_region() => ACaller.OfficeOf("120115").ShouldNotReach(AResult.From("120000"));

    [Fact]
    public void Is_what_is_offered_to_its_region_or_to_a_site_in_it_until_that_is_declined()
    {
        var toRegion = fromTianjin.And(AFact.Offered("H1", "2024-01-01", toSite: null, toRegion: "130629"));
        var toSite = fromTianjin.And(AFact.Offered("H1", "2024-01-01"));
        foreach (var offered in new[] { toRegion, toSite })
        {
            Hebei.ShouldReach(offered);
            Hebei.MayLog(offered, AFact.Accepted("H1", "2024-02-01")).ShouldBeTrue();
            Hebei.ShouldReach(offered.And(AFact.Accepted("H1", "2024-02-01")));
            Hebei.ShouldNotReach(offered.And(AFact.Declined("H1", "2024-02-01")));
            Hebei.ShouldNotReach(offered.And(AFact.Expired("H1", "2024-02-01")));
        }
    }

    [Fact]
    public void Is_no_answer_to_what_is_offered_outside_its_region()
    {
        var offered = AResult.From("130629").And(AFact.Offered("H1", "2024-01-01", toSite: "pilot-2"));

        Hebei.MayLog(offered).ShouldBeTrue();
        Hebei.MayLog(offered, AFact.Accepted("H1", "2024-02-01")).ShouldBeFalse();
        ACaller.OfficeOf("GBA").MayLog(offered, AFact.Accepted("H1", "2024-02-01")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2019-12-31", false)]
    [InlineData("2020-01-01", true)]
    [InlineData("2023-12-31", true)]
    [InlineData("2024-01-01", false)]
    public void Of_a_centre_is_what_lay_in_it_on_the_day_of_the_entry(string on, bool isInside)
    {
        var bayArea = ACaller.OfficeOf("GBA");

        bayArea.MaySee(AResult.From("120000").PilotedIn("441900", on)).ShouldBe(isInside);
        bayArea.MaySee(AResult.Unheard.And(AFact.Registered(on, "441900"))).ShouldBe(isInside);
        bayArea.MaySee(AResult.From("120000").And(AFact.Offered("H1", on, toSite: null, toRegion: "441900"))).ShouldBe(isInside);
        new ResultAccess(bayArea, ACaller.Reference).MayRegister(AFact.Registered(on, "441900")).ShouldBe(isInside);
    }

    [Fact]
    public void Of_the_country_is_every_region_and_nothing_abroad()
    {
        var country = ACaller.OfficeOf(Caller.Country);

        country.ShouldReach(AResult.From("445100"));
        country.Covers("SG", AFact.Day("2024-01-01"), ACaller.Reference.Regions).ShouldBeFalse();
    }

    [Fact]
    public void Is_to_register_what_originates_in_its_region_whoever_owns_it()
    {
        var access = new ResultAccess(Hebei, ACaller.Reference);

        access.MayRegister(AFact.Registered(region: "130629", owner: "anyone")).ShouldBeTrue();
        access.MayRegister(AFact.Registered(region: "120115", owner: "anyone")).ShouldBeFalse();
    }

    [Fact]
    public void Is_nothing_for_one_without_a_region()
    {
        var nowhere = new Caller("official", Role.Office);

        nowhere.ShouldNotReach(fromTianjin);
        nowhere.MayLog(fromTianjin.And(AFact.Offered("H1", "2024-01-01")), AFact.Accepted("H1", "2024-02-01")).ShouldBeFalse();
    }
}
