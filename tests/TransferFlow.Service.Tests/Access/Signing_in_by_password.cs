using System.Diagnostics;
using TransferFlow.Domain.Access;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Access;

public sealed class Signing_in_by_password(AServer shared) : IClassFixture<AServer>
{
    private static readonly Caller auditor = new("", Role.Auditor);

    private TestServer Server => shared.Server;

    [Fact]
    public async Task Leads_where_one_wanted_to_go_and_gives_a_cookie_that_scripts_cannot_read_and_other_sites_cannot_post_with()
    {
        var account = await AnAccount.MakeAsync(Server, auditor);
        using var visitor = new Visitor(Server);
        (await visitor.GetAsync("/results?q=a%20b")).Location.ShouldNotBeNull().ShouldEndWith("/sign-in?to=%2Fresults%3Fq%3Da%2520b");

        var reply = await visitor.SignInAsync(account.UserName, account.Password, "/results?q=a%20b");

        reply.Location.ShouldBe("/results?q=a%20b");
        var cookie = reply.Message.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("transferflow.session=", StringComparison.Ordinal));
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=lax");
        cookie.ShouldContain("; path=/");
        cookie.ShouldNotContain("domain=");
        cookie.ShouldNotContain("expires=");
        (await visitor.GetAsync("/results")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\t/evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\r\nSet-Cookie: a=b")]
    [InlineData("/成果")]
    [InlineData(" //evil.example")]
    [InlineData("~/evil")]
    [InlineData("")]
    public async Task Leads_nowhere_else(string to)
    {
        var account = await AnAccount.MakeAsync(Server, auditor);
        using var visitor = new Visitor(Server);

        var reply = await visitor.SignInAsync(account.UserName, account.Password, to);

        (reply.Status, reply.Location).ShouldBe((302, "/"));
        visitor.Session.ShouldNotBeNull();
    }

    [Fact]
    public async Task Tells_no_wrong_password_from_a_name_that_nobody_has_or_from_an_account_that_is_locked_or_barred()
    {
        var (barred, locked, sound) = (await AnAccount.MakeAsync(Server, auditor), await AnAccount.MakeAsync(Server, auditor), await AnAccount.MakeAsync(Server, auditor));
        await barred.ChangeAsync(Server, person => person.IsBarred = true);
        await locked.ChangeAsync(Server, person => person.LockedUntil = DateTimeOffset.UtcNow.AddMinutes(5));
        (string, string)[] guesses = [("nobody", "a guess of mine"), (sound.UserName, "a guess of mine"), (barred.UserName, barred.Password), (locked.UserName, locked.Password)];
        foreach (var (name, password) in guesses)
        {
            using var visitor = new Visitor(Server);
            var reply = await visitor.SignInAsync(name, password);
            (reply.Status, reply.Location, reply.Text, visitor.Session).ShouldBe((302, "/sign-in?problem=failed", "", null), name);
        }
    }

    [Fact]
    public async Task Takes_no_less_time_for_a_name_that_nobody_has()
    {
        var account = await AnAccount.MakeAsync(Server, auditor);
        await TimeAsync("nobody");
        var (nobody, somebody) = (new List<double>(), new List<double>());
        // Four wrong guesses lock nobody.
        for (var round = 0; round < 4; round++)
        {
            nobody.Add(await TimeAsync("nobody"));
            somebody.Add(await TimeAsync(account.UserName));
        }

        // Without the same work it would be a fiftieth.
        nobody.Min().ShouldBeGreaterThan(somebody.Min() / 2);
    }

    [Fact]
    public async Task Is_refused_after_five_failures_even_with_the_right_password_and_even_if_they_come_at_once()
    {
        var (one, other) = (await AnAccount.MakeAsync(Server, auditor), await AnAccount.MakeAsync(Server, auditor));

        for (var i = 0; i < 5; i++) await GuessAsync(one.UserName, "a wrong password");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => GuessAsync(other.UserName, "a wrong password")));

        (await GuessAsync(one.UserName, one.Password)).ShouldBe("/sign-in?problem=failed");
        (await GuessAsync(other.UserName, other.Password)).ShouldBe("/sign-in?problem=failed");
        await one.ChangeAsync(Server, person => person.LockedUntil = DateTimeOffset.UtcNow.AddSeconds(-1));
        (await GuessAsync(one.UserName, one.Password)).ShouldBe("/");
    }

    [Fact]
    public async Task That_fails_does_not_undo_what_was_decided_about_the_account_meanwhile()
    {
        var account = await AnAccount.MakeAsync(Server, auditor);

        var stale = await account.ChangeAsync(Server, async _ => await account.ChangeAsync(Server, person => person.IsBarred = true));

        stale.Errors.Single().Code.ShouldBe("ConcurrencyFailure");
        (await GuessAsync(account.UserName, account.Password)).ShouldBe("/sign-in?problem=failed");
    }

    [Theory]
    [InlineData("' or 1=1 --", "' or 1=1 --")]
    [InlineData("\ud800", "\ud800")]
    [InlineData("<script>alert(1)</script>", "{{7*7}}")]
    [InlineData("", "")]
    public async Task Is_refused_in_the_same_words_whatever_is_typed(string userName, string password) =>
        (await GuessAsync(userName, password)).ShouldBe("/sign-in?problem=failed");

    [Fact]
    public async Task Is_refused_where_what_is_typed_cannot_be_a_text()
    {
        using var visitor = new Visitor(Server);
        var token = Visitor.TokenIn((await visitor.GetAsync("/sign-in")).Text)!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("a\0b"), "userName" }, { new StringContent("a\0b"), "password" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in", UriKind.Relative)) { Content = form };

        (await visitor.SendAsync(request)).Location.ShouldBe("/sign-in?problem=failed");
        visitor.Session.ShouldBeNull();
    }

    [Fact]
    public async Task Is_refused_in_the_same_words_however_long_what_is_typed_is() =>
        (await GuessAsync(new string('x', 100_000), new string('y', 1_000_000))).ShouldBe("/sign-in?problem=failed");

    [Fact]
    public async Task Is_refused_without_the_token_of_the_form_and_with_that_of_another_visitor()
    {
        var account = await AnAccount.MakeAsync(Server, auditor);
        using var mine = new Visitor(Server);
        using var other = new Visitor(Server);
        var foreign = Visitor.TokenIn((await other.GetAsync("/sign-in")).Text)!;
        (string, string)[] form = [("userName", account.UserName), ("password", account.Password)];

        (await mine.PostAsync("/sign-in", from: null, form)).Status.ShouldBe(400);
        (await mine.PostAsync("/sign-in", from: null, [.. form, ("__RequestVerificationToken", foreign)])).Status.ShouldBe(400);
        mine.Session.ShouldBeNull();
    }

    private async Task<string?> GuessAsync(string userName, string password)
    {
        using var visitor = new Visitor(Server);
        var reply = await visitor.SignInAsync(userName, password);
        return reply.Location ?? reply.ToString();
    }

    private async Task<double> TimeAsync(string userName)
    {
        using var visitor = new Visitor(Server);
        var token = Visitor.TokenIn((await visitor.GetAsync("/sign-in")).Text)!;
        var started = Stopwatch.GetTimestamp();
        await visitor.PostAsync("/sign-in", null, ("userName", userName), ("password", "a wrong password"), ("__RequestVerificationToken", token));
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
