using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Access;

/// <summary>One method of one address of the running server.</summary>
internal sealed record Route(string Method, string Pattern, RouteEndpoint Endpoint)
{
    public string Name => $"{Method,-4} {Pattern}";

    public bool IsForPrograms => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>Whether whoever may not is led elsewhere, as a reader is; a page that listens could make nothing of it, no more than a program.</summary>
    public bool LeadsOn => !IsForPrograms && !Pattern.StartsWith("/live/", StringComparison.Ordinal);

    /// <summary>A page that is rendered, not what its forms post to.</summary>
    public bool IsPage => Endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    /// <summary>What the framework maps for itself; nobody needs it, so it is refused to everybody.</summary>
    public bool IsFrameworks => Pattern is "/_framework/opaque-redirect" or "/{**path:file}";

    public bool IsOpen => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>What has to be permitted; all of it, where several things stand there.</summary>
    public IReadOnlyList<Act> Needs => [.. Endpoint.Metadata.GetOrderedMetadata<NeedsAttribute>().Select(needs => needs.Act)];

    /// <summary>All routes that a server has, but for the files of the pages, and for posts to a page whose form goes to another route of that address.</summary>
    public static IReadOnlyList<Route> Of(TestServer server)
    {
        var all = AllOf(server);
        var taken = all.Where(route => !route.IsPage).Select(route => route.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. all.Where(route => !route.IsPage || !taken.Contains(route.Name))];
    }

    private static List<Route> AllOf(TestServer server) =>
    [
        .. from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
           orderby pattern.StartsWith("/api/", StringComparison.Ordinal), pattern, method
           select new Route(method, pattern, endpoint),
    ];
}
