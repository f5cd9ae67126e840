using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Service.Access;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

public static class ListOrganisationsEndpoint
{
    /// <param name="text">Found in id and names, whatever the case, or the whole region code.</param>
    [Needs(Act.SeeCatalogues)]
    [WolverineGet("/api/v1/organisations")]
    public static async Task<Listed<Organisation>> Get(
        string? text, bool? verified, int? page, int? size, IDocumentStore store, CancellationToken stop)
    {
        var paging = Paging.Of(page, size);
        await using var session = store.QuerySession();
        IQueryable<Organisation> found = session.Query<Organisation>();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var part = text.Trim();
            found = found.Where(organisation => organisation.Id.Contains(part, StringComparison.OrdinalIgnoreCase) || organisation.Region == part
                || organisation.Name.Zh.Contains(part, StringComparison.OrdinalIgnoreCase)
                || organisation.Name.En.Contains(part, StringComparison.OrdinalIgnoreCase));
        }

        if (verified is { } isVerified) found = found.Where(organisation => organisation.Verified == isVerified);
        return await paging.OfAsync(found.OrderBy(organisation => organisation.Id), organisation => organisation, stop);
    }
}
