using TransferFlow.Domain.Access;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Access;

/// <summary>The known sites, each with an organisation of its own, so that organisations have something to hand over to each other.</summary>
internal static class SharedOut
{
    private static readonly Dictionary<string, string> operators = new()
    {
        ["site-bj"] = "univ-bj", ["site-xa"] = "univ-sh", ["site-gz"] = "univ-gz", ["site-cd"] = "univ-cd",
    };

    public static async Task<TestService> SitesAsync(TestService service)
    {
        await using var session = service.Store.LightweightSession();
        session.Store(Known.Sites.Select(site => site with { Organisation = operators[site.Id] }).ToArray());
        await session.SaveChangesAsync();
        return service;
    }

    public static Caller Incubator(string organisation) => new($"of-{organisation}", Role.Incubator, organisation);

    public static Caller Office(string region) => new($"of-{region}", Role.Office, Region: region);
}
