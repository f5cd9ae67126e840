using System.Text.Json;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using Wolverine.Http.Runtime.MultiTenancy;

namespace TransferFlow.Service.Http;

/// <summary>
/// Which home a request is about, decided before a session is opened: that of the result in the address or, for a registration, that of
/// the owner in the body, else of the caller's organisation. What names no home is about <c>other</c>, and finds nothing there.
/// </summary>
public sealed class HomeOfRequest(IDocumentStore store) : ITenantDetection
{
    public async ValueTask<string?> DetectTenant(HttpContext context)
    {
        if (context.GetRouteValue("id") is string id) return ResultId.HomeOf(id);
        if (!HttpMethods.IsPost(context.Request.Method)) return Homes.Other;
        if ((await OwnerAsync(context) ?? CallerClaims.Read(context.User)?.Organisation) is not { } owner) return Homes.Other;
        await using var session = store.QuerySession();
        return (await session.LoadAsync<Organisation>(OrganisationId.Of(owner), context.RequestAborted))?.Home ?? Homes.Other;
    }

    private static async Task<string?> OwnerAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("owner", out var owner)
                && owner.ValueKind == JsonValueKind.String
                    ? owner.GetString()
                    : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Binding the body will say what is wrong with it.
            return null;
        }
        finally
        {
            context.Request.Body.Position = 0;
        }
    }
}
