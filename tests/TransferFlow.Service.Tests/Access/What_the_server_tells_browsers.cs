using System.Text.RegularExpressions;
using TransferFlow.Domain.Access;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Access;

public sealed partial class What_the_server_tells_browsers(AServer shared) : IClassFixture<AServer>
{
    private TestServer Server => shared.Server;

    [Fact]
    public async Task On_every_page_is_to_run_nothing_that_stands_in_it_and_to_keep_nothing()
    {
        var number = shared.NewNumber();
        await Server.Service.AppendAsync(Known.Result("univ-bj", number), AFact.Registered(number: number));
        var person = await AnAccount.MakeAsync(Server, new("", Role.Auditor));
        foreach (var someone in await Someone.AllAsync(Server))
        foreach (var route in Route.Of(Server).Where(route => route is { IsForPrograms: false, Method: "GET" }))
        {
            var sample = Samples.Of(route, number)!.About(Known.Result("univ-bj", number), person.Id);
            var reply = await someone.Browser.GetAsync(sample.Path);
            if (!route.IsPage && reply.ContentType != "text/html") continue;
            var headers = reply.Message.Headers;
            var policy = string.Join(';', headers.GetValues("Content-Security-Policy"));
            foreach (var part in new[] { "default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "base-uri 'self'", "frame-ancestors 'none'" })
                policy.ShouldContain(part, Case.Sensitive, route.Name);
            policy.ShouldNotContain("unsafe");
            headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
            if (reply.ContentType != "text/html") continue;
            headers.CacheControl!.NoStore.ShouldBeTrue(route.Name);
            Inline().Matches(reply.Text).Select(match => match.Value).ShouldBeEmpty(route.Name);
            Form().Matches(reply.Text).Where(form => !form.Value.Contains("__RequestVerificationToken", StringComparison.Ordinal)).Select(form => form.Value)
                .ShouldBeEmpty($"{route.Name} has a form that posts without an antiforgery token.");
        }
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("169.254.169.254")]
    public async Task Is_nothing_where_they_think_that_this_is_another_site(string host)
    {
        foreach (var path in new[] { "/sign-in", "/api/v1/position", "/health/ready" })
        {
            using var client = Server.With(null);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.Host = host;
            (await client.SendAsync(request)).Status.ShouldBe(400, path);
        }
    }

    [Fact]
    public async Task Does_not_let_other_sites_read_answers()
    {
        using var client = Server.With(await Server.Service.KeyAsync(TestServer.National));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/position", UriKind.Relative));
        request.Headers.Add("Origin", "https://evil.example");

        (await client.SendAsync(request)).Message.Headers.Where(header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)[^>]*>|<style\b[^>]*>|<[a-z][^>]*\s(style|on[a-z]+)=[^>]*>|(href|src|action)=""javascript:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Inline();

    [GeneratedRegex("""<form[^>]*method="post".*?</form>""", RegexOptions.IgnoreCase | RegexOptions.Singleline, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Form();
}
