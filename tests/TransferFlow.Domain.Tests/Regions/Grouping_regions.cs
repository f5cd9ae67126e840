using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Regions;

namespace TransferFlow.Domain.Tests.Regions;

public sealed class Grouping_regions
{
    private static readonly DateOnly day = new(2022, 6, 1);

    [Theory]
    [InlineData("440106", Grouping.Code, "440106")]
    [InlineData("440106", Grouping.Province, "440000")]
    [InlineData("440106", Grouping.Prefecture, "440100")]
    [InlineData("440106", Grouping.County, "440106")]
    [InlineData("440106", Grouping.Centre, "GBA")]
    public void A_county_falls_into_the_row_of_what_it_lies_in(string code, Grouping by, string row) => Row(code, by).ShouldBe(row);

    [Theory]
    [InlineData("440000", Grouping.Prefecture)]
    [InlineData("440000", Grouping.County)]
    [InlineData("440100", Grouping.County)]
    public void What_is_coarser_than_the_grouping_keeps_its_own_row(string code, Grouping by) => Row(code, by).ShouldBe(code);

    [Fact]
    public void A_county_of_a_municipality_stands_for_the_prefecture_that_is_not_there() => Row("120115", Grouping.Prefecture).ShouldBe("120115");

    [Fact]
    public void A_prefecture_without_counties_stays_itself_by_county() => Row("441900", Grouping.County).ShouldBe("441900");

    [Fact]
    public void A_region_in_no_centre_is_outside() => Row("445100", Grouping.Centre).ShouldBe(RegionCatalogue.Outside);

    [Fact]
    public void A_province_that_a_centre_cuts_across_is_neither_in_it_nor_outside() => Row("440000", Grouping.Centre).ShouldBe("440000");

    [Theory]
    [InlineData("2019-12-31", "outside")]
    [InlineData("2020-01-01", "GBA")]
    [InlineData("2023-12-31", "GBA")]
    [InlineData("2024-01-01", "outside")]
    public void A_centre_is_what_it_was_on_the_day(string on, string row) =>
        ACatalogue.Small.GroupOf("441900", Grouping.Centre, DateOnly.Parse(on)).ShouldBe(row);

    [Theory]
    [InlineData("SG")]
    [InlineData("999999")]
    [InlineData("")]
    public void What_is_abroad_or_unknown_keeps_its_own_row_in_every_grouping(string code) =>
        Enum.GetValues<Grouping>().ShouldAllBe(by => Row(code, by) == code);

    [Fact]
    public void A_code_out_of_force_still_falls_into_its_province() => Row("120224", Grouping.Province).ShouldBe("120000");

    [Theory]
    [InlineData("110000", "jjj")]
    [InlineData("120115", "jjj")]
    [InlineData("130600", "jjj")]
    [InlineData("310000", "yrd")]
    [InlineData("340100", "yrd")]
    [InlineData("440100", "gba")]
    [InlineData("445100", "gba")]
    [InlineData("810000", "gba")]
    [InlineData("820000", "gba")]
    [InlineData("140000", "other")]
    [InlineData("350000", "other")]
    [InlineData("SG", "other")]
    [InlineData("", "other")]
    public void A_home_follows_from_the_province_alone(string code, string home) => Homes.Of(code).ShouldBe(home);

    private static string Row(string code, Grouping by) => ACatalogue.Small.GroupOf(code, by, day);
}
