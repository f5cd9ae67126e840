using TransferFlow.Domain.Codes;

namespace TransferFlow.Domain.Tests.Regions;

/// <summary>That the fictional data fit the shipped catalogue, so that nobody's first import is refused.</summary>
public sealed class The_shipped_demo
{
    private static readonly string[] columns = Header("demo/results.csv").Split(',');
    private static readonly List<Dictionary<string, string>> facts = [.. Facts("demo/results.csv"), .. Facts("demo/late.csv")];
    private static readonly Dictionary<string, string> regionOfSite = Read("demo/sites.csv", "id,kind,zh,en,organisation,region").ToDictionary(c => c[0], c => c[5]);
    private static readonly HashSet<string> organisations = [.. Read("demo/organisations.csv", "id,zh,en,region").Select(c => c[0])];

    [Fact]
    public void It_tells_of_three_thousand_results_of_known_organisations()
    {
        facts.Select(f => f["result"]).Distinct().Count().ShouldBe(3000);
        facts.Select(f => f["owner"]).Distinct().ShouldBeSubsetOf(organisations);
        facts.Select(f => f["organisation"]).Where(o => o.Length > 0).Distinct().ShouldBeSubsetOf(organisations);
    }

    [Fact]
    public void Each_stay_is_in_a_region_in_force_on_its_day()
    {
        foreach (var fact in facts.Where(f => f["region"].Length > 0))
            ACatalogue.Shipped.InForce(fact["region"], DateOnly.Parse(fact["occurred_on"])).ShouldBeTrue($"{fact["region"]} on {fact["occurred_on"]}");
    }

    [Fact]
    public void Each_deal_goes_to_a_region_of_China_a_country_abroad_or_nowhere_that_is_told() =>
        facts.Select(f => f["destination_region"]).Where(d => d.Length > 0).Distinct().ShouldAllBe(d => ACatalogue.Shipped.KnowsPlace(d));

    [Fact]
    public void Each_stay_at_a_site_is_in_the_region_of_the_site()
    {
        foreach (var fact in facts.Where(f => f["site"].Length > 0 && f["region"].Length > 0)) fact["region"].ShouldBe(regionOfSite[fact["site"]]);
        facts.Select(f => f["to_site"]).Where(s => s.Length > 0).Distinct().ShouldBeSubsetOf(regionOfSite.Keys);
    }

    [Fact]
    public void Nothing_is_dated_after_an_end()
    {
        foreach (var story in facts.GroupBy(f => f["result"]))
            if (story.FirstOrDefault(f => f["event"] is "terminated" or "withdrawn" or "superseded") is { } end)
                string.CompareOrdinal(story.Max(f => f["occurred_on"]), end["occurred_on"]).ShouldBe(0);
    }

    private static IEnumerable<Dictionary<string, string>> Facts(string path) =>
        Read(path, "result,event,occurred_on,owner").Select(cells => columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));

    private static List<string[]> Read(string path, string header)
    {
        using var file = Open(path);
        return [.. SeedFile.Rows(file, header)];
    }

    private static string Header(string path)
    {
        using var file = Open(path);
        return file.ReadLine().ShouldNotBeNull();
    }

    private static StreamReader Open(string path) => new(Path.Combine(AppContext.BaseDirectory, "seeds", path));
}
