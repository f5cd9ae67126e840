using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Access;

public sealed class A_session(AServer shared) : IClassFixture<AServer>, IAsyncLifetime
{
    private static readonly Caller owner = new("", Role.Incubator, "univ-bj");

    private TestServer Server => shared.Server;

    public Task InitializeAsync()
    {
        // Sessions are compared with their accounts at every request instead of now and then.
        Server.Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval = TimeSpan.Zero;
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Is_another_after_each_sign_in_so_that_nobody_can_prepare_one_for_somebody_else()
    {
        var (one, other) = (await AnAccount.MakeAsync(Server, owner), await AnAccount.MakeAsync(Server, owner));
        using var visitor = await one.SignedInAsync(Server);
        var prepared = visitor.Session;

        await visitor.PostAsync("/sign-in", "/account", ("userName", other.UserName), ("password", other.Password));

        visitor.Session.ShouldNotBe(prepared);
        (await visitor.GetAsync("/account")).Text.ShouldContain(other.UserName);
        using var attacker = WithCookie(prepared!);
        (await attacker.GetAsync("/account")).Text.ShouldNotContain(other.UserName);
    }

    [Fact]
    public async Task Ends_with_signing_out_even_for_one_who_has_copied_it_and_no_other_session_does()
    {
        var account = await AnAccount.MakeAsync(Server, owner);
        using var visitor = await account.SignedInAsync(Server);
        using var elsewhere = await account.SignedInAsync(Server);
        using var thief = WithCookie(visitor.Session!);
        (await thief.GetAsync("/account")).Status.ShouldBe(200);

        (await visitor.PostAsync("/sign-out", "/account")).Location.ShouldBe("/sign-in");

        visitor.Session.ShouldBeNull();
        (await thief.GetAsync("/account")).Location.ShouldNotBeNull().ShouldContain("/sign-in?to=");
        (await elsewhere.GetAsync("/account")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Does_not_end_because_another_site_posts_the_sign_out_form()
    {
        using var visitor = await (await AnAccount.MakeAsync(Server, owner)).SignedInAsync(Server);

        (await visitor.PostAsync("/sign-out", from: null)).Status.ShouldBe(400);

        (await visitor.GetAsync("/account")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Ends_when_the_account_is_barred_or_its_stamp_changes()
    {
        var (barred, changed) = (await AnAccount.MakeAsync(Server, owner), await AnAccount.MakeAsync(Server, owner));
        using var one = await barred.SignedInAsync(Server);
        using var other = await changed.SignedInAsync(Server);

        await barred.ChangeAsync(Server, person => person.IsBarred = true);
        await changed.ChangeAsync(Server, person => person.SecurityStamp = "another");

        (await one.GetAsync("/account")).Status.ShouldBe(302);
        (await other.GetAsync("/account")).Status.ShouldBe(302);
    }

    [Fact]
    public async Task With_a_one_time_password_is_good_for_choosing_ones_own_and_for_nothing_else()
    {
        var account = await AnAccount.MakeAsync(Server, owner, isNew: true);
        using var visitor = await account.SignedInAsync(Server);

        foreach (var page in new[] { "/", "/results", "/import" }) (await visitor.GetAsync(page)).Location.ShouldBe("/account");
        (await visitor.GetAsync("/api/v1/position")).Status.ShouldBe(403);
        (await visitor.PostAsync("/import/files", "/account", ("owner", "univ-bj"))).Status.ShouldBe(403);

        (await ChooseAsync(visitor, account.Password, "a password of my own")).ShouldBe("/account?done=password");
        (await visitor.GetAsync("/")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Ends_elsewhere_when_the_password_is_changed_and_the_old_password_is_refused()
    {
        var account = await AnAccount.MakeAsync(Server, owner, isNew: true);
        using var visitor = await account.SignedInAsync(Server);
        using var elsewhere = await account.SignedInAsync(Server);
        using var thief = WithCookie(visitor.Session!);

        await ChooseAsync(visitor, account.Password, "a password of my own");

        (await visitor.GetAsync("/account")).Status.ShouldBe(200);
        (await elsewhere.GetAsync("/account")).Status.ShouldBe(302);
        (await thief.GetAsync("/account")).Status.ShouldBe(302);
        using var later = new Visitor(Server);
        (await later.SignInAsync(account.UserName, account.Password)).Location.ShouldBe("/sign-in?problem=failed");
        (await later.SignInAsync(account.UserName, "a password of my own")).Location.ShouldBe("/");
    }

    [Theory]
    [InlineData("wrong password", "a password of my own", "a password of my own", "current")]
    [InlineData(null, "a password of my own", "another of my own", "differ")]
    [InlineData(null, "short", "short", "weak")]
    [InlineData(null, "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "weak")]
    [InlineData(null, null, null, "same")]
    public async Task Stays_with_the_one_time_password_where_another_cannot_be_chosen(string? current, string? chosen, string? again, string problem)
    {
        var account = await AnAccount.MakeAsync(Server, owner, isNew: true);
        using var visitor = await account.SignedInAsync(Server);

        (await ChooseAsync(visitor, current ?? account.Password, chosen ?? account.Password, again ?? account.Password)).ShouldBe($"/account?problem={problem}");

        (await visitor.GetAsync("/")).Location.ShouldBe("/account");
        (await account.SignedInAsync(Server)).Dispose();
    }

    [Fact]
    public async Task Reads_under_api_and_writes_nothing_there_so_that_no_other_site_can_make_a_browser_write()
    {
        using var visitor = await (await AnAccount.MakeAsync(Server, owner)).SignedInAsync(Server);
        var facts = await shared.FactsAsync();
        (await visitor.GetAsync("/api/v1/position")).Status.ShouldBe(200);
        foreach (var type in new[] { "application/json", "text/plain", "application/x-www-form-urlencoded" })
        {
            var command = ACommand.Of("registered");
            var request = new HttpRequestMessage(HttpMethod.Post, new Uri(command.Address("CSRF"), UriKind.Relative))
            {
                Content = new StringContent(command.Body("CSRF").ToJsonString(), System.Text.Encoding.UTF8, type),
            };
            request.Headers.Add("Idempotency-Key", "csrf");
            (await visitor.SendAsync(request)).Status.ShouldBe(type == "application/json" ? 401 : 415);
        }

        (await shared.FactsAsync()).ShouldBe(facts);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("CfDJ8")]
    [InlineData("chunks-3")]
    public async Task Is_none_where_its_cookie_was_made_up(string cookie)
    {
        using var visitor = WithCookie(cookie);

        (await visitor.GetAsync("/account")).Location.ShouldNotBeNull().ShouldContain("/sign-in?to=");
        (await visitor.GetAsync("/api/v1/position")).Status.ShouldBe(401);
    }

    private static async Task<string?> ChooseAsync(Visitor visitor, string current, string chosen, string? again = null) =>
        (await visitor.PostAsync("/account/password", "/account", ("current", current), ("chosen", chosen), ("again", again ?? chosen))).Location;

    private Visitor WithCookie(string session)
    {
        var visitor = new Visitor(Server);
        visitor.Cookies.Add(Server.Address, new System.Net.Cookie("transferflow.session", session));
        return visitor;
    }
}
