using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Access;

/// <summary>JSON Web Tokens for machines: the right one, and those that are right but for one thing (RFC 8725).</summary>
public sealed class Tokens_of_an_issuer(AnIssuedServer shared) : IClassFixture<AnIssuedServer>
{
    private static readonly Dictionary<string, Func<Issuer, string>> attacks = new(StringComparer.Ordinal)
    {
        ["unsigned"] = issuer => issuer.Forge(token => token.SigningCredentials = null),
        ["alg none with the old signature"] = issuer => WithHeader(issuer.Forge(), """{"alg":"none","typ":"at+jwt"}"""),
        ["alg None and no signature"] = issuer => WithHeader(issuer.Forge(), """{"alg":"None","typ":"at+jwt"}""")[..^SignatureOf(issuer.Forge()).Length],
        ["HS256 with the public key as its secret"] = issuer => HmacWith(issuer, Encoding.UTF8.GetBytes(issuer.Key.Rsa.ExportSubjectPublicKeyInfoPem())),
        ["HS256 with the public key's bytes"] = issuer => HmacWith(issuer, issuer.Key.Rsa.ExportSubjectPublicKeyInfo()),
        ["HS256 with the modulus"] = issuer => HmacWith(issuer, issuer.Key.Rsa.ExportParameters(false).Modulus!),
        ["another key of the same name"] = issuer => issuer.Forge(token => token.SigningCredentials = new(
            new RsaSecurityKey(RSA.Create(2048)) { KeyId = issuer.Key.KeyId }, SecurityAlgorithms.RsaSha256)),
        ["a key that comes with it"] = issuer => BringingItsKey(issuer),
        ["another audience"] = issuer => issuer.Forge(token => token.Audience = "somebody-else"),
        ["no audience"] = issuer => issuer.Forge(token => token.Audience = null),
        ["the audience of the pages' client, as an identity token has it"] = issuer => issuer.Forge(token => (token.Audience, token.TokenType) = (Issuer.Client, "JWT")),
        ["another issuer"] = issuer => issuer.Forge(token => token.Issuer = "https://evil.example/"),
        ["no issuer"] = issuer => issuer.Forge(token => token.Issuer = null),
        ["expired"] = issuer => issuer.Forge(token => (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddMinutes(-1))),
        ["not yet valid"] = issuer => issuer.Forge(token => token.NotBefore = DateTime.UtcNow.AddMinutes(2)),
        ["no expiry"] = issuer => issuer.Forge(token => token.Expires = null),
        ["tampered payload"] = issuer => Tampered(issuer.Forge(claims: claims => claims["role"] = "auditor")),
        ["truncated"] = issuer => issuer.Forge()[..^8],
        ["no subject"] = issuer => issuer.Forge(claims: claims => claims.Remove("sub")),
        ["no role"] = issuer => issuer.Forge(claims: claims => claims.Remove("role")),
        ["a role that there is not"] = issuer => issuer.Forge(claims: claims => claims["role"] = "root"),
        ["a role in capitals"] = issuer => issuer.Forge(claims: claims => claims["role"] = "Office"),
        ["a role by number"] = issuer => issuer.Forge(claims: claims => claims["role"] = 2),
        ["two roles"] = issuer => issuer.Forge(claims: claims => claims["role"] = new[] { "office", "auditor" }),
        ["one role twice"] = issuer => issuer.Forge(claims: claims => claims["role"] = new[] { "office", "office" }),
        ["two regions"] = issuer => issuer.Forge(claims: claims => claims["region"] = new[] { "CN", "110000" }),
        ["no region"] = issuer => issuer.Forge(claims: claims => claims.Remove("region")),
        ["a region that there is not"] = issuer => issuer.Forge(claims: claims => claims["region"] = "999999"),
        ["an organisation that there is not"] = issuer => issuer.Forge(claims: claims => (claims["role"], claims["organisation"]) = ("incubator", "nowhere")),
        ["an organisation by its name"] = issuer => issuer.Forge(claims: claims => (claims["role"], claims["organisation"]) = ("incubator", "机构univ-bj")),
        ["an incubator without an organisation"] = issuer => issuer.Forge(claims: claims => claims["role"] = "incubator"),
        ["a role twice in its text"] = issuer => Signed(issuer, """{"iss":"ISS","aud":"AUD","exp":EXP,"sub":"x","role":"nobody","role":"auditor","role":"office","region":"CN","region":"110000"}"""),
        ["not JSON"] = issuer => Signed(issuer, "role=office"),
        ["not a token"] = _ => "abc",
        ["dots"] = _ => "..",
        ["another kind of secret"] = _ => "tf_0123456789abcdef_0123456789abcdef",
    };

    public static TheoryData<string> Attacks => [.. attacks.Keys];

    [Fact]
    public async Task Open_what_their_role_may_do()
    {
        shared.Issuer.Says = [("sub", "machine-1"), ("role", "office"), ("region", "CN")];
        using var machine = shared.Server.With(await shared.Issuer.TokenAsync());

        (await WriteAsync(machine)).Status.ShouldBe(200);
        using var forged = shared.Server.With(shared.Issuer.Forge());
        (await WriteAsync(forged)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Name_nobody_in_the_facts()
    {
        using var machine = shared.Server.With(shared.Issuer.Forge(claims: claims => claims["sub"] = "zhang.san@example.com"));
        (await WriteAsync(machine)).Status.ShouldBe(200);

        (await shared.Server.Service.WhereIsAsync("zhang.san")).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Are_refused_and_nothing_is_written(string attack)
    {
        using var machine = shared.Server.With(attacks[attack](shared.Issuer));
        var facts = await FactsAsync();

        var (read, write) = (await machine.GetAsync("/api/v1/position"), await WriteAsync(machine));

        (read.Status, read.Code, write.Status, write.Code).ShouldBe((401, "not-signed-in", 401, "not-signed-in"));
        read.ShouldShowNoClass();
        read.Message.Headers.WwwAuthenticate.ToString().ShouldNotContain("IDX");
        (await FactsAsync()).ShouldBe(facts);
    }

    [Fact]
    public async Task Are_refused_in_an_address_in_a_form_and_twice()
    {
        var token = shared.Issuer.Forge();
        using var nobody = shared.Server.With(null);
        (await nobody.GetAsync($"/api/v1/position?access_token={token}")).Status.ShouldBe(401);
        using var twice = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/position", UriKind.Relative));
        twice.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {token}", $"Bearer {token}"]);
        (await nobody.SendAsync(twice)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Are_refused_by_the_door_where_they_are_huge()
    {
        using var machine = shared.Server.With(shared.Issuer.Forge(claims: claims => claims["x"] = new string('x', 60_000)));

        (await machine.GetAsync("/api/v1/position")).Status.ShouldBe(431);
    }

    [Fact]
    public void Are_not_asked_for_where_identity_tokens_would_do()
    {
        var settings = new Dictionary<string, string?>(shared.Issuer.Settings) { ["Authentication:Jwt:Audience"] = Issuer.Client };

        Should.Throw<InvalidOperationException>(() => TestServer.OnAsync(shared.Server.Service.ConnectionString, settings)).Message.ShouldContain("Authentication:Jwt:Audience");
    }

    private static async Task<Reply> WriteAsync(TestClient client)
    {
        var (command, number) = (ACommand.Of("registered"), Guid.NewGuid().ToString("N"));
        return await client.PostAsync(command.Address(number), command.Body(number));
    }

    private Task<long> FactsAsync() => shared.Server.Service.ScalarAsync<long>("select count(*) from mt_events where type <> 'tombstone'");

    private static string HmacWith(Issuer issuer, byte[] secret) =>
        issuer.Forge(token => token.SigningCredentials = new(new SymmetricSecurityKey(secret) { KeyId = issuer.Key.KeyId }, SecurityAlgorithms.HmacSha256));

    private static string BringingItsKey(Issuer issuer)
    {
        var key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "mine" };
        return issuer.Forge(token =>
        {
            token.SigningCredentials = new(key, SecurityAlgorithms.RsaSha256);
            token.AdditionalHeaderClaims = new Dictionary<string, object> { ["jwk"] = JsonWebKeyConverter.ConvertFromRSASecurityKey(key).N, ["jku"] = "https://evil.example/keys" };
        });
    }

    private static string SignatureOf(string token) => token[(token.LastIndexOf('.') + 1)..];

    private static string WithHeader(string token, string header) => $"{Encode(header)}.{token.Split('.')[1]}.{SignatureOf(token)}";

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var payload = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(parts[1])).Replace("\"auditor\"", "\"office\"", StringComparison.Ordinal);
        return $"{parts[0]}.{Encode(payload)}.{parts[2]}";
    }

    private static string Signed(Issuer issuer, string payload)
    {
        var filled = payload.Replace("ISS", issuer.Address, StringComparison.Ordinal).Replace("AUD", Issuer.Audience, StringComparison.Ordinal)
            .Replace("EXP", $"{DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds()}", StringComparison.Ordinal);
        var signed = $"{Encode($$"""{"alg":"RS256","kid":"{{issuer.Key.KeyId}}","typ":"at+jwt"}""")}.{Encode(filled)}";
        return $"{signed}.{WebEncoders.Base64UrlEncode(issuer.Key.Rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Encode(string text) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(text));
}
