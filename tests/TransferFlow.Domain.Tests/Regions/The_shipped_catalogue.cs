using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Tests.Regions;

public sealed class The_shipped_catalogue
{
    private static readonly RegionCatalogue catalogue = ACatalogue.Shipped;
    private static readonly DateOnly day = new(2026, 6, 30);

    [Fact]
    public void It_has_the_34_provinces_and_each_has_an_English_name()
    {
        var provinces = catalogue.RegionsOf(RegionLevel.Province, day).ToList();
        provinces.Count.ShouldBe(34);
        provinces.ShouldAllBe(p => p.Name.En != p.Name.Zh);
        catalogue.NameOf("130000").ShouldBe(new RegionName("河北省", "Hebei"));
    }

    [Theory]
    [InlineData("140400")]
    [InlineData("130629")]
    [InlineData("419001")]
    [InlineData("441900")]
    [InlineData("710000")]
    [InlineData("810000")]
    [InlineData("820000")]
    [InlineData("460302")]
    [InlineData("653228")]
    public void It_knows_the_codes_in_force_today(string code) => catalogue.InForce(code, day).ShouldBeTrue();

    [Fact]
    public void Baodi_changed_its_code_before_the_first_revision()
    {
        catalogue.InForce("120115", new DateOnly(2010, 1, 1)).ShouldBeTrue();
        catalogue.Knows("120224").ShouldBeTrue();
        catalogue.InForce("120224", new DateOnly(2010, 1, 1)).ShouldBeFalse();
    }

    [Fact]
    public void Jianggan_was_a_district_of_Hangzhou_until_2021()
    {
        catalogue.InForce("330104", new DateOnly(2020, 6, 1)).ShouldBeTrue();
        catalogue.InForce("330104", new DateOnly(2022, 1, 1)).ShouldBeFalse();
        catalogue.GroupOf("330104", Grouping.Prefecture, new DateOnly(2020, 6, 1)).ShouldBe("330100");
        catalogue.CentreOf("330104", new DateOnly(2020, 6, 1)).ShouldBe("YRD");
    }

    [Fact]
    public void The_bay_area_cuts_across_Guangdong()
    {
        catalogue.CentreOf("440305", day).ShouldBe("GBA");
        catalogue.CentreOf("810001", day).ShouldBe("GBA");
        catalogue.GroupOf("445100", Grouping.Centre, day).ShouldBe(RegionCatalogue.Outside);
        catalogue.GroupOf("440000", Grouping.Centre, day).ShouldBe("440000");
    }

    [Theory]
    [InlineData("JJJ", 3)]
    [InlineData("YRD", 4)]
    [InlineData("GBA", 11)]
    [InlineData("XIONGAN", 3)]
    public void Each_place_holds_its_members_and_each_of_them_is_known(string place, int members) =>
        catalogue.MembersOf(place, day).Where(catalogue.Knows).Count().ShouldBe(members);

    [Fact]
    public void Xiongan_lies_in_Baodings_counties_and_in_the_northern_centre()
    {
        catalogue.Inside("130632", "XIONGAN", day).ShouldBeTrue();
        catalogue.Inside("130600", "XIONGAN", day).ShouldBeFalse();
        catalogue.Inside("130632", "JJJ", day).ShouldBeTrue();
    }

    [Fact]
    public void Dongguan_has_no_counties_and_Pudong_no_prefecture()
    {
        catalogue.GroupOf("441900", Grouping.County, day).ShouldBe("441900");
        catalogue.GroupOf("310115", Grouping.Prefecture, day).ShouldBe("310115");
    }

    [Fact]
    public void Headings_of_the_printed_list_are_no_regions() => new[] { "110100", "130101", "469000" }.ShouldAllBe(code => !catalogue.Knows(code));

    [Fact]
    public void Abroad_begins_where_China_ends()
    {
        catalogue.IsCountry("SG").ShouldBeTrue();
        new[] { "CN", "HK", "MO", "TW" }.ShouldAllBe(code => !catalogue.IsCountry(code));
    }

    [Fact]
    public void Every_county_in_force_has_its_province_above_it()
    {
        foreach (var county in catalogue.RegionsOf(RegionLevel.County, day))
            catalogue.GroupOf(county.Code, Grouping.Province, day).ShouldBe($"{county.Code[..2]}0000");
    }
}
