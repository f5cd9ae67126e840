using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TransferFlow.Service.Access;

/// <summary>Signs in who sends <c>Authorization: Bearer tf_…</c>. Why a key is refused is not told: it is as good as none.</summary>
internal sealed class AccessKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string KeyScheme = "Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header)) return AuthenticateResult.NoResult();
        if (!header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        if (AccessKey.Parse(header.Parameter ?? "") is not var (id, secret)) return AuthenticateResult.Fail("Not a key.");
        var key = await keys.FindAsync(id, Context.RequestAborted);
        return key?.Admits(secret, TimeProvider.GetUtcNow()) == true
            ? AuthenticateResult.Success(new(CallerClaims.Of(key.Caller, KeyScheme), KeyScheme))
            : AuthenticateResult.Fail("Unknown, expired or revoked.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = 401;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
