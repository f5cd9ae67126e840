using System.Text.Json;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using Wolverine.Http.Runtime.MultiTenancy;

namespace TransferFlow.Service.Http;

/// <summary>
/// Which home a request is about, decided before a session is opened: that of the result in the address or, for a registration, that of
/// the owner in the body. What names no home is about <c>other</c>, and finds nothing there.
/// </summary>
public sealed class HomeOfRequest(IDocumentStore store) : ITenantDetection
{
    public async ValueTask<string?> DetectTenant(HttpContext context)
    {
        if (context.GetRouteValue("id") is string id) return ResultId.HomeOf(id);
        if (!HttpMethods.IsPost(context.Request.Method)) return Homes.Other;
        context.Request.EnableBuffering();
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            if (body.RootElement.ValueKind != JsonValueKind.Object
                || !body.RootElement.TryGetProperty("owner", out var owner)
                || owner.ValueKind != JsonValueKind.String)
            {
                return Homes.Other;
            }

            await using var session = store.QuerySession();
            var organisation = await session.LoadAsync<Organisation>(OrganisationId.Of(owner.GetString()!), context.RequestAborted);
            return organisation?.Home ?? Homes.Other;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Binding the body will say what is wrong with it.
            return Homes.Other;
        }
        finally
        {
            context.Request.Body.Position = 0;
        }
    }
}
