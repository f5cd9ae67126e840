using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;

namespace TransferFlow.Tests.Store;

/// <summary>The organisations and sites that every test database knows: one owner in each home, and sites in four regions.</summary>
internal static class Known
{
    public static IReadOnlyList<Organisation> Organisations { get; } =
    [
        Organisation("univ-bj", "110108"), Organisation("univ-sh", "310115"), Organisation("univ-gz", "440106"), Organisation("univ-cd", "510100"),
    ];

    public static IReadOnlyList<Site> Sites { get; } =
    [
        Site("site-bj", "110108"), Site("site-xa", "130629"), Site("site-gz", "440106"), Site("site-cd", "510100"),
    ];

    /// <summary>The id of the owner's result with this number.</summary>
    public static string Result(string owner, string number) => ResultId.Of(Organisations.Single(organisation => organisation.Id == owner).Home, owner, number);

    private static Organisation Organisation(string id, string region) => new(id, new($"机构{id}", $"Organisation {id}"), region, Homes.Of(region), Verified: true);

    private static Site Site(string id, string region) => new(id, "pilot-base", new($"载体{id}", $"Site {id}"), "univ-bj", region);
}
