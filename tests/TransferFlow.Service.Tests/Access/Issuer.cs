using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace TransferFlow.Tests.Access;

/// <summary>
/// A real issuer on a port of its own: it signs people in without asking, and machines that know the secret, and says of them what the test
/// wants. Its key is the test's, too, so that tokens can be forged that are right but for one thing.
/// </summary>
internal sealed class Issuer : IAsyncDisposable
{
    public const string Client = "transferflow-pages";
    public const string Secret = "a secret of the tests";
    public const string Audience = "transferflow-api";

    private readonly RSA rsa = RSA.Create(2048);

    private readonly WebApplication app;

    private Issuer() => app = Build();

    public string Address => app.Urls.First() + "/";

    public RsaSecurityKey Key => new(rsa) { KeyId = "issuer-1" };

    /// <summary>What it says of whoever comes next; a claim may stand twice.</summary>
    public IReadOnlyList<(string Type, string Value)> Says { get; set; } = [("sub", "u-1"), ("role", "auditor")];

    /// <summary>What it says when it is asked about the user, where that is something else.</summary>
    public IReadOnlyDictionary<string, object>? SaysOfUser { get; set; }

    /// <summary>How a server is told of it.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Authentication:Oidc:Authority"] = Address,
        ["Authentication:Oidc:ClientId"] = Client,
        ["Authentication:Oidc:ClientSecret"] = Secret,
        ["Authentication:Jwt:Authority"] = Address,
        ["Authentication:Jwt:Audience"] = Audience,
    };

    public static async Task<Issuer> StartAsync()
    {
        var issuer = new Issuer();
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>A token for machines, as the issuer gives it to one that shows the secret.</summary>
    public async Task<string> TokenAsync()
    {
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = Client, ["client_secret"] = Secret,
        });
        var answer = await client.PostAsync(new Uri($"{Address}token"), form);
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("access_token").GetString()!;
    }

    /// <summary>A token that is right in everything that the test does not change.</summary>
    public string Forge(Action<SecurityTokenDescriptor>? change = null, Action<Dictionary<string, object>>? claims = null)
    {
        var now = DateTime.UtcNow;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address, Audience = Audience, NotBefore = now.AddMinutes(-1), IssuedAt = now.AddMinutes(-1), Expires = now.AddMinutes(5),
            SigningCredentials = new(Key, SecurityAlgorithms.RsaSha256), TokenType = "at+jwt",
            Claims = new Dictionary<string, object> { ["sub"] = "machine-1", ["role"] = "office", ["region"] = "CN" },
        };
        claims?.Invoke((Dictionary<string, object>)descriptor.Claims);
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        rsa.Dispose();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode();
            server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowClientCredentialsFlow();
            server.AddSigningKey(Key).AddEphemeralEncryptionKey().DisableAccessTokenEncryption();
            server.RegisterScopes(Scopes.OpenId, Scopes.Profile);
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(_ => default));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(CheckClient));
            server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context => Do(() => context.SignIn(Principal()))));
            server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(context => Do(() =>
            {
                if (context.Request.IsClientCredentialsGrantType()) context.SignIn(Principal());
            })));
            server.AddEventHandler<HandleUserInfoRequestContext>(handler => handler.UseInlineHandler(context => Do(() =>
            {
                foreach (var (type, value) in SaysOfUser ?? new Dictionary<string, object>())
                    context.Claims[type] = value is string[] several ? new OpenIddictParameter([.. several]) : new OpenIddictParameter((string)value);
            })));
        });
        var built = builder.Build();
        built.UseAuthentication();
        return built;
    }

    private static ValueTask Do(Action act)
    {
        act();
        return default;
    }

    private static ValueTask CheckClient(ValidateTokenRequestContext context)
    {
        if ((context.ClientId, context.ClientSecret) != (Client, Secret)) context.Reject(Errors.InvalidClient);
        return default;
    }

    private ClaimsPrincipal Principal()
    {
        var identity = new ClaimsIdentity("issuer", Claims.Name, Claims.Role);
        foreach (var (type, value) in Says) identity.AddClaim(new(type, value));
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(Scopes.OpenId);
        principal.SetResources(Audience);
        return principal;
    }
}
