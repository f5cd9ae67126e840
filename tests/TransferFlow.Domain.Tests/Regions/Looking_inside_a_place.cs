namespace TransferFlow.Domain.Tests.Regions;

public sealed class Looking_inside_a_place
{
    private static readonly DateOnly day = new(2022, 6, 1);

    [Theory]
    [InlineData("440106", "440106")]
    [InlineData("440106", "440100")]
    [InlineData("440106", "440000")]
    [InlineData("440106", "GBA")]
    [InlineData("130629", "XIONGAN")]
    [InlineData("130629", "JJJ")]
    [InlineData("SG", "SG")]
    public void A_region_lies_inside_itself_what_is_above_it_and_the_sets_of_those(string code, string within) =>
        ACatalogue.Small.Inside(code, within, day).ShouldBeTrue();

    [Theory]
    [InlineData("440000", "440100")]
    [InlineData("440000", "GBA")]
    [InlineData("445100", "GBA")]
    [InlineData("130600", "XIONGAN")]
    [InlineData("440106", "130000")]
    [InlineData("440106", "nowhere")]
    [InlineData("SG", "GBA")]
    public void A_region_does_not_lie_inside_what_is_finer_or_elsewhere(string code, string within) =>
        ACatalogue.Small.Inside(code, within, day).ShouldBeFalse();

    [Fact]
    public void A_member_that_has_left_is_no_longer_inside() =>
        ACatalogue.Small.Inside("441900", "GBA", new DateOnly(2024, 1, 1)).ShouldBeFalse();

    [Fact]
    public void A_named_set_is_no_centre()
    {
        ACatalogue.Small.CentreOf("130629", day).ShouldBe("JJJ");
        ACatalogue.Small.Centres.Select(c => c.Code).ShouldBe(["JJJ", "GBA"]);
    }

    [Theory]
    [InlineData("440106", true)]
    [InlineData("GBA", true)]
    [InlineData("XIONGAN", true)]
    [InlineData("SG", true)]
    [InlineData("999999", false)]
    [InlineData("outside", false)]
    public void One_can_look_inside_regions_centres_sets_and_countries_only(string within, bool known) =>
        ACatalogue.Small.KnowsPlace(within).ShouldBe(known);
}
