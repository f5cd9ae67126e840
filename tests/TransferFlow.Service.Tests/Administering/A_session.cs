using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TransferFlow.Domain.Access;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Administering;

/// <summary>What administrators do reaches those who are signed in.</summary>
public sealed partial class A_session : IAsyncLifetime
{
    private TestServer server = null!;
    private TestClient administrator = null!;

    public async Task InitializeAsync()
    {
        server = await TestServer.StartAsync();
        administrator = await server.AsAsync(new("", Role.Administrator));
    }

    public async Task DisposeAsync()
    {
        administrator.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("bar", "{}")]
    [InlineData("erasure", "{}")]
    [InlineData("one-time-passwords", "{}")]
    [InlineData("changes", """{"role":"office","region":"130000"}""")]
    public async Task Ends_ten_seconds_after_what_it_rests_on_has_changed(string act, string body)
    {
        using var visitor = new Visitor(server.Address);
        var id = await visitor.SignInAsync(administrator);
        (await visitor.StatusAsync("/account")).ShouldBe(200);

        (await administrator.PostAsync($"/api/v1/people/{id}/{act}", body)).Status.ShouldBe(200);

        var validation = server.Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value;
        validation.ValidationInterval.ShouldBe(TimeSpan.FromSeconds(10));
        validation.TimeProvider = new Later(TimeSpan.FromSeconds(10.1));
        (await visitor.StatusAsync("/account")).ShouldBe(302);
    }

    [Fact]
    public async Task Outlasts_a_change_that_leaves_the_rights_as_they_are()
    {
        using var visitor = new Visitor(server.Address);
        var id = await visitor.SignInAsync(administrator);

        (await administrator.PostAsync($"/api/v1/people/{id}/changes", new { name = "新名字" })).Status.ShouldBe(200);

        server.Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.TimeProvider = new Later(TimeSpan.FromSeconds(10.1));
        (await visitor.StatusAsync("/account")).ShouldBe(200);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    /// <summary>Someone with a browser's cookies.</summary>
    private sealed class Visitor(Uri address) : IDisposable
    {
        private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };

        public async Task<string> SignInAsync(TestClient administrator)
        {
            var made = (await administrator.PostAsync("/api/v1/people", new { userName = "visitor", role = "auditor" })).Json;
            var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
            using var form = new FormUrlEncodedContent(
            [
                new("userName", "visitor"), new("password", made.GetProperty("oneTimePassword").GetString()),
                new("__RequestVerificationToken", Token().Match(page).Groups["token"].Value),
            ]);
            using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
            answer.Headers.Location?.ToString().ShouldBe("/");
            return made.GetProperty("id").GetString()!;
        }

        public async Task<int> StatusAsync(string path)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            return (int)answer.StatusCode;
        }

        public void Dispose() => client.Dispose();
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}
