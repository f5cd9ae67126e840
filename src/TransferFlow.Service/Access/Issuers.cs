using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using TransferFlow.Domain.Access;

namespace TransferFlow.Service.Access;

/// <summary>Whom others vouch for: people by OpenID Connect, machines by JSON Web Tokens.</summary>
internal static class Issuers
{
    // Asymmetric ones only: with a symmetric one, whoever can check a token can make one.
    private static readonly string[] algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private static readonly string[] claims = [CallerClaims.Role, CallerClaims.Organisation, CallerClaims.Region];

    /// <exception cref="InvalidOperationException">The settings would let in who should stay out.</exception>
    public static void Check(AccessOptions access)
    {
        if (access.Jwt is { Authority: not null, Audience: null })
            throw new InvalidOperationException("Authentication:Jwt has an authority but no audience.");
        // What is issued to the client of people's sign-in tells who signed in; it is no key to the interface.
        if (access.Jwt.Audience is { } audience && audience == access.Oidc.ClientId)
            throw new InvalidOperationException(
                "Authentication:Jwt:Audience is Authentication:Oidc:ClientId: identity tokens would serve as access tokens.");
    }

    public static void Configure(JwtBearerOptions token, JwtOptions options)
    {
        var authority = options.Authority!;
        (token.Authority, token.Audience) = (authority, options.Audience);
        token.RequireHttpsMetadata = AccessOptions.NeedsHttps(authority);
        token.MapInboundClaims = false;
        token.TokenValidationParameters.ValidAlgorithms = algorithms;
        token.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        token.Events = new()
        {
            OnTokenValidated = async context =>
            {
                if (SaysEachThingOnce(context.SecurityToken)
                    && await CallerAsync(authority, context.Principal, context.HttpContext) is { } caller)
                    context.Principal = CallerClaims.Of(caller, AccessServices.TokenScheme);
                else
                    context.Fail("The claims admit nobody.");
            },
        };
    }

    public static void Configure(OpenIdConnectOptions oidc, OidcOptions options)
    {
        (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (options.Authority, options.ClientId, options.ClientSecret);
        oidc.RequireHttpsMetadata = AccessOptions.NeedsHttps(options.Authority!);
        oidc.SignInScheme = IdentityConstants.ApplicationScheme;
        (oidc.ResponseType, oidc.UsePkce, oidc.MapInboundClaims) = (OpenIdConnectResponseType.Code, true, false);
        // The answer comes by a plain redirect, so that its cookies need not be sent with posts from elsewhere.
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        KeepHere(oidc.CorrelationCookie);
        KeepHere(oidc.NonceCookie);
        oidc.GetClaimsFromUserInfoEndpoint = true;
        oidc.TokenValidationParameters.ValidAlgorithms = algorithms;
        // An issuer may say a thing twice, in the token and in its answer about the user; different things make two claims, which admit nobody.
        foreach (var claim in claims) oidc.ClaimActions.MapUniqueJsonKey(claim, claim);
        oidc.Scope.Clear();
        foreach (var scope in options.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)) oidc.Scope.Add(scope);
        oidc.Events.OnTicketReceived = async context =>
        {
            if (await CallerAsync(options.Authority!, context.Principal, context.HttpContext) is { } caller)
                context.Principal = CallerClaims.Of(caller, AccessServices.OidcScheme);
            else
                BackToSignIn(context);
        };
        oidc.Events.OnRemoteFailure = context =>
        {
            var log = context.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdConnectHandler>>();
            log.LogWarning(context.Failure, "Sign-in by the issuer failed");
            BackToSignIn(context);
            return Task.CompletedTask;
        };
    }

    // Of a name that stands twice most parsers heed the last, some the first (RFC 8725, 2.4 and RFC 7519, 4).
    private static bool SaysEachThingOnce(SecurityToken token)
    {
        try
        {
            var payload = Base64UrlEncoder.DecodeBytes(((JsonWebToken)token).EncodedPayload);
            using var read = JsonDocument.Parse(payload, new() { AllowDuplicateProperties = false });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Task<Caller?> CallerAsync(string issuer, ClaimsPrincipal? user, HttpContext http) =>
        http.RequestServices.GetRequiredService<ExternalCallers>().CheckAsync(issuer, user!, http.RequestAborted);

    // The handler does not heed a failure at this point, and would go on to sign in whom it has; only a response that is made already stops it.
    private static void BackToSignIn<T>(HandleRequestContext<T> context) where T : AuthenticationSchemeOptions
    {
        context.Response.Redirect($"{AccessServices.SignInPath}?problem=issuer");
        context.HandleResponse();
    }

    private static void KeepHere(CookieBuilder cookie) =>
        (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
}
