using CsCheck;

namespace TransferFlow.Domain.Tests.Regions;

public sealed class The_codes_inside_a_place
{
    private static readonly string[] places = ["JJJ", "YRD", "GBA", "XIONGAN", "110000", "130000", "130600", "440106", "410307", "SG", "nowhere"];

    [Fact]
    public void Are_those_that_lie_inside_on_the_day()
    {
        var (catalogue, codes) = (ACatalogue.Shipped, ACatalogue.Shipped.CodesInside("CN").Select(entry => entry.Code).Concat(Codes()).ToArray());
        Gen.Select(Gen.OneOf(places), Gen.OneOf(codes), Gen.Int[0, 12_000]).Sample(
            (place, code, day) => Is(catalogue, code, place, new DateOnly(2000, 1, 1).AddDays(day)).ShouldBe(catalogue.Inside(code, place, new DateOnly(2000, 1, 1).AddDays(day))),
            iter: 200, threads: 1);
    }

    [Fact]
    public void Come_and_go_with_the_memberships()
    {
        var inside = ACatalogue.Small.CodesInside("GBA").Where(entry => entry.Code == "441900").ShouldHaveSingleItem();

        (inside.Validity.From, inside.Validity.To).ShouldBe((new DateOnly(2020, 1, 1), new DateOnly(2024, 1, 1)));
        ACatalogue.Small.CodesInside("GBA").Select(entry => entry.Code).ShouldBe(["440100", "440106", "441900", "GBA"], ignoreOrder: true);
    }

    [Fact]
    public void Of_an_unknown_place_are_itself_alone() => ACatalogue.Small.CodesInside("nowhere").ShouldHaveSingleItem().Code.ShouldBe("nowhere");

    private static IEnumerable<string> Codes() => places.SelectMany(place => ACatalogue.Shipped.CodesInside(place)).Select(entry => entry.Code).Distinct();

    private static bool Is(Domain.Regions.RegionCatalogue catalogue, string code, string place, DateOnly day) =>
        catalogue.CodesInside(place).Any(entry => entry.Code == code && entry.Validity.Includes(day));
}
