using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TransferFlow.Domain.Access;

namespace TransferFlow.Service.Access;

/// <summary>Turns the table of rights into ASP.NET's policies, and denies by default.</summary>
internal static class Authorization
{
    public static void AddRights(this IServiceCollection services) => services.AddAuthorization(options =>
    {
        foreach (var act in Enum.GetValues<Act>())
            options.AddPolicy(NeedsAttribute.PolicyOf(act), policy => policy.RequireAuthenticatedUser().RequireAssertion(context => IsPermitted(context, act)));
        options.DefaultPolicy = Deny(_ => false);
        options.FallbackPolicy = Deny(IsNoEndpoint);
    });

    private static bool IsPermitted(AuthorizationHandlerContext context, Act act) =>
        CallerClaims.Read(context.User)?.May(act) == true
        && (act == Act.ManageOwnAccount || !context.User.HasClaim(claim => claim.Type == CallerClaims.MustChangePassword));

    private static AuthorizationPolicy Deny(Func<AuthorizationHandlerContext, bool> except) =>
        new AuthorizationPolicyBuilder().RequireAssertion(except).Build();

    /// <summary>Where there is no endpoint, or only the framework's answer that this one takes other methods, nothing can be done anyway.</summary>
    private static bool IsNoEndpoint(AuthorizationHandlerContext context) => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;
}
