using System.Net;
using System.Text.RegularExpressions;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Access;

/// <summary>A browser without its window: it keeps cookies, fills forms in, and follows no redirect unless told to.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;

    private readonly Uri address;

    /// <param name="bearer">Shown with every request; null for one who signs in, or does not.</param>
    public Visitor(TestServer server, string? bearer = null)
    {
        address = server.Address;
        client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
        if (bearer is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The session's cookie; null for one who has not signed in.</summary>
    public string? Session => Cookies.GetCookies(address)["transferflow.session"]?.Value;

    public Task<Reply> GetAsync(string path) => SendAsync(new(HttpMethod.Get, new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>Goes to an address and on to wherever it leads, at most ten steps, also to other servers.</summary>
    public async Task<Reply> FollowAsync(string path)
    {
        var reply = await GetAsync(path);
        for (var step = 0; step < 10 && reply.Location is { } location; step++) reply = await GetAsync(new Uri(reply.Message.RequestMessage!.RequestUri!, location).ToString());
        return reply;
    }

    /// <summary>Posts a form with the antiforgery token of a page that has one.</summary>
    /// <param name="from">The page; null to post without a token.</param>
    public async Task<Reply> PostAsync(string path, string? from, params IEnumerable<(string Name, string Value)> fields)
    {
        var token = from is null ? null : TokenIn((await FollowAsync(from)).Text);
        var all = token is null ? fields : fields.Append((Name: "__RequestVerificationToken", Value: token));
        var form = new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await SendAsync(new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = form });
    }

    public Task<Reply> SignInAsync(string userName, string password, string? to = null) =>
        PostAsync("/sign-in", "/sign-in", [("userName", userName), ("password", password), .. to is null ? [] : new[] { ("to", to) }]);

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        // A stream of events has no end to wait for; its head says what there is to say.
        if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream") return new((int)answer.StatusCode, "text/event-stream", "", answer);
        return new((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(), answer);
    }

    public static string? TokenIn(string page) => Token().Match(page) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["token"].Value) : null;

    public void Dispose() => client.Dispose();

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}
