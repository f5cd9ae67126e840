using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Access;

/// <summary>OpenID Connect, end to end: authorization code with PKCE against a real issuer.</summary>
public sealed class Signing_in_by_an_issuer(AnIssuedServer shared) : IClassFixture<AnIssuedServer>
{
    private TestServer Server => shared.Server;

    private Issuer Issuer => shared.Issuer;

    [Fact]
    public async Task Asks_for_a_code_with_a_proof_that_only_the_one_who_asked_can_redeem_it()
    {
        using var visitor = new Visitor(Server);

        var reply = await visitor.GetAsync("/sign-in/issuer?to=%2Fresults");

        var asked = new Uri(reply.Location!);
        asked.GetLeftPart(UriPartial.Path).ShouldBe($"{Issuer.Address}authorize");
        foreach (var part in new[] { "response_type=code", "code_challenge_method=S256", "code_challenge=", "nonce=", "state=", "scope=openid%20profile" })
            asked.Query.ShouldContain(part);
    }

    [Theory]
    [InlineData("auditor", null, null, "Auditor")]
    [InlineData("office", null, "130000", "Regional office")]
    [InlineData("office", null, "CN", "Regional office")]
    [InlineData("office", null, "GBA", "Regional office")]
    [InlineData("incubator", "univ-bj", null, "Incubator")]
    public async Task Leads_to_where_one_wanted_to_go_as_who_the_issuer_says(string role, string? organisation, string? region, string shown)
    {
        Issuer.Says = Claims(("sub", "u-1"), ("role", role), ("organisation", organisation), ("region", region));
        using var visitor = new Visitor(Server);

        var reply = await visitor.FollowAsync("/sign-in/issuer?to=%2Fresults%3Flang%3Den");

        (reply.Status, reply.Message.RequestMessage!.RequestUri!.PathAndQuery).ShouldBe((200, "/results?lang=en"));
        reply.Text.ShouldContain(shown);
        visitor.Session.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("root", null, null)]
    [InlineData("Auditor", null, null)]
    [InlineData(null, null, null)]
    [InlineData("incubator", "nowhere", null)]
    [InlineData("incubator", "机构univ-bj", null)]
    [InlineData("incubator", null, null)]
    [InlineData("office", null, "999999")]
    [InlineData("office", null, null)]
    public async Task Is_refused_on_a_page_that_says_so_where_the_claims_admit_nobody(string? role, string? organisation, string? region)
    {
        Issuer.Says = Claims(("sub", "u-1"), ("role", role), ("organisation", organisation), ("region", region));

        await ShouldBeRefusedAsync("/sign-in/issuer");
    }

    [Fact]
    public async Task Is_refused_where_there_are_two_roles()
    {
        Issuer.Says = Claims(("sub", "u-1"), ("role", "auditor"), ("role", "administrator"));

        await ShouldBeRefusedAsync("/sign-in/issuer");
    }

    [Theory]
    [InlineData("auditor", true)]
    [InlineData("administrator", false)]
    public async Task Is_refused_where_the_issuer_says_one_thing_in_the_token_and_another_when_asked_and_not_where_it_repeats_itself(string again, bool isSame)
    {
        Issuer.Says = Claims(("sub", "u-1"), ("role", "auditor"));
        Issuer.SaysOfUser = new Dictionary<string, object> { ["role"] = again };
        try
        {
            if (isSame) (await new Visitor(Server).FollowAsync("/sign-in/issuer")).Status.ShouldBe(200);
            else await ShouldBeRefusedAsync("/sign-in/issuer");
        }
        finally
        {
            Issuer.SaysOfUser = null;
        }
    }

    [Theory]
    [InlineData("/signin-oidc")]
    [InlineData("/signin-oidc?code=abc")]
    [InlineData("/signin-oidc?code=abc&state=abc")]
    [InlineData("/signin-oidc?error=access_denied")]
    public async Task Is_refused_where_the_answer_was_not_asked_for(string answer) => await ShouldBeRefusedAsync(answer);

    [Fact]
    public async Task Is_refused_where_the_answer_was_asked_for_by_another_browser()
    {
        Issuer.Says = Claims(("sub", "attacker"), ("role", "auditor"));
        using var attacker = new Visitor(Server);
        var asked = await attacker.GetAsync("/sign-in/issuer");
        var answer = (await attacker.GetAsync(asked.Location!)).Location!;
        answer.ShouldContain("/signin-oidc?code=");

        await ShouldBeRefusedAsync(answer);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    public async Task Leads_nowhere_else(string to)
    {
        Issuer.Says = Claims(("sub", "u-1"), ("role", "auditor"));
        using var visitor = new Visitor(Server);

        (await visitor.FollowAsync($"/sign-in/issuer?to={Uri.EscapeDataString(to)}")).Message.RequestMessage!.RequestUri!.ShouldBe(new Uri(Server.Address, "/"));
    }

    private async Task ShouldBeRefusedAsync(string path)
    {
        using var visitor = new Visitor(Server);

        var reply = await visitor.FollowAsync(path);

        reply.Message.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/sign-in?problem=issuer");
        reply.Text.ShouldContain("role=\"alert\"");
        visitor.Session.ShouldBeNull();
        (await visitor.GetAsync("/account")).Status.ShouldBe(302);
    }

    private static IReadOnlyList<(string, string)> Claims(params IEnumerable<(string Type, string? Value)> claims) =>
        [.. claims.Where(claim => claim.Value is not null).Select(claim => (claim.Type, claim.Value!))];
}
