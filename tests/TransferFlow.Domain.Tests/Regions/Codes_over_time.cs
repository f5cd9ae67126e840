using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Tests.Regions;

public sealed class Codes_over_time
{
    [Fact]
    public void A_code_that_is_gone_is_known_but_not_in_force()
    {
        ACatalogue.Small.Knows("120224").ShouldBeTrue();
        ACatalogue.Small.InForce("120224", new DateOnly(2001, 3, 21)).ShouldBeTrue();
        ACatalogue.Small.InForce("120224", new DateOnly(2001, 3, 22)).ShouldBeFalse();
        ACatalogue.Small.InForce("120115", new DateOnly(2001, 3, 22)).ShouldBeTrue();
    }

    [Fact]
    public void A_code_used_again_for_another_place_has_two_stays_and_the_newest_name()
    {
        ACatalogue.Small.InForce("410307", new DateOnly(2005, 1, 1)).ShouldBeTrue();
        ACatalogue.Small.InForce("410307", new DateOnly(2015, 1, 1)).ShouldBeFalse();
        ACatalogue.Small.InForce("410307", new DateOnly(2025, 1, 1)).ShouldBeTrue();
        ACatalogue.Small.NameOf("410307").ShouldBe(new RegionName("偃师区", "偃师区"));
    }

    [Theory]
    [InlineData("120000", "天津市", "Tianjin")]
    [InlineData("440100", "广州市", "广州市")]
    [InlineData("GBA", "大湾区", "Bay Area")]
    [InlineData("XIONGAN", "雄安新区", "Xiong'an")]
    [InlineData("SG", "新加坡", "Singapore")]
    [InlineData("outside", "中心之外", "Outside the centres")]
    public void A_row_has_a_name_in_both_languages_and_Chinese_stands_in_for_a_missing_English_one(string code, string zh, string en) =>
        ACatalogue.Small.NameOf(code).ShouldBe(new RegionName(zh, en));

    [Fact]
    public void An_unknown_code_has_no_name_and_is_never_in_force()
    {
        ACatalogue.Small.NameOf("999999").ShouldBeNull();
        ACatalogue.Small.InForce("999999", new DateOnly(2022, 1, 1)).ShouldBeFalse();
    }

    [Fact]
    public void A_country_is_always_in_force_and_is_no_region_of_the_catalogue()
    {
        ACatalogue.Small.IsCountry("SG").ShouldBeTrue();
        ACatalogue.Small.InForce("SG", new DateOnly(1990, 1, 1)).ShouldBeTrue();
        ACatalogue.Small.Knows("SG").ShouldBeFalse();
    }

    [Fact]
    public void A_screen_is_offered_the_regions_in_force_in_the_order_of_their_codes() =>
        ACatalogue.Small.RegionsOf(RegionLevel.County, new DateOnly(2015, 1, 1)).Select(r => r.Code).ShouldBe(["120115", "130629", "440106"]);

    [Theory]
    [InlineData("regions/r.csv", "code,name")]
    [InlineData("regions/r.csv", "code,name,level,parent,valid_from,valid_to,successors\n120000,天津市,city,,,,")]
    [InlineData("regions/r.csv", "code,name,level,parent,valid_from,valid_to,successors\n120000,天津市,province,,2001,,")]
    [InlineData("countries.csv", "code,zh,en\nSG,\"新加坡\",Singapore")]
    [InlineData("countries.csv", "code,zh,en\nSG,新加坡")]
    public void A_file_of_another_shape_is_refused(string path, string content) =>
        Should.Throw<FormatException>(() => ACatalogue.With(path, content));

    [Fact]
    public void A_membership_in_a_place_that_does_not_exist_is_refused() =>
        Should.Throw<KeyNotFoundException>(() => ACatalogue.With("centres/c.csv", "centre,code,valid_from,valid_to,source\nNOWHERE,120000,,,"));

    [Fact]
    public void A_revision_names_a_list_of_regions_and_one_of_centres() =>
        Should.Throw<FormatException>(() => RegionCatalogue.Read("gbt2024.1", _ => TextReader.Null));
}
