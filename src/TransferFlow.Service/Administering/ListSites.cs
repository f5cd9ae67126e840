using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Service.Access;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

public static class ListSitesEndpoint
{
    /// <param name="text">Found in id and names, whatever the case, or the whole region code.</param>
    [Needs(Act.SeeCatalogues)]
    [WolverineGet("/api/v1/sites")]
    public static async Task<Listed<Site>> Get(
        string? text, string? kind, string? organisation, int? page, int? size, IDocumentStore store, CancellationToken stop)
    {
        var paging = Paging.Of(page, size);
        await using var session = store.QuerySession();
        IQueryable<Site> found = session.Query<Site>();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var part = text.Trim();
            found = found.Where(site => site.Id.Contains(part, StringComparison.OrdinalIgnoreCase) || site.Region == part
                || site.Name.Zh.Contains(part, StringComparison.OrdinalIgnoreCase) || site.Name.En.Contains(part, StringComparison.OrdinalIgnoreCase));
        }

        if (!string.IsNullOrEmpty(kind)) found = found.Where(site => site.Kind == kind);
        if (!string.IsNullOrEmpty(organisation)) found = found.Where(site => site.Organisation == organisation);
        return await paging.OfAsync(found.OrderBy(site => site.Id), site => site, stop);
    }
}
