using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Access;

public sealed class Keys_of_machines(AServer shared) : IClassFixture<AServer>
{
    private static readonly Caller owner = new("", Role.Incubator, "univ-bj");

    private TestServer Server => shared.Server;

    [Fact]
    public async Task Open_what_their_caller_may_do()
    {
        using var client = await Server.AsAsync(owner);

        (await RegisterAsync(client)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Are_nothing_once_they_are_changed_in_any_part()
    {
        var key = await Server.Service.KeyAsync(owner);
        var parts = key.Split('_', 3);
        var other = (await Server.Service.KeyAsync(owner)).Split('_', 3);
        string[] wrong =
        [
            "", key[..^1], key[..20], key + "A", $"tf_{parts[1]}_{other[2]}", $"tf_{other[1]}_{parts[2]}", $"TF_{parts[1]}_{parts[2]}", $"tg_{parts[1]}_{parts[2]}",
            $"tf_{parts[1]}_", $"tf_{parts[1]}", $"tf_{parts[1].ToUpperInvariant()}_{parts[2]}", $"tf_{parts[1]}_{parts[2].ToUpperInvariant()}", parts[2],
            "tf_'or'1'='1'--aaa_" + parts[2], $"tf_%25%25%25%25%25%25%25_{parts[2]}", $"tf_{parts[1]}_{new string('x', 8_000)}",
        ];
        foreach (var text in wrong) await ShouldBeNobodyAsync(Server.With(text), text);
    }

    [Fact]
    public async Task Are_nothing_when_they_are_revoked_or_expired()
    {
        await ShouldBeNobodyAsync(Server.With(await Server.Service.KeyAsync(owner, DateTimeOffset.UtcNow.AddSeconds(-1))), "expired");
        var revoked = await Server.Service.KeyAsync(owner);
        await using (var session = Server.Service.Store.LightweightSession())
        {
            var key = (await session.LoadAsync<AccessKey>(AccessKey.Parse(revoked)!.Value.Id))!;
            session.Update(key with { RevokedAt = DateTimeOffset.UtcNow });
            await session.SaveChangesAsync();
        }

        await ShouldBeNobodyAsync(Server.With(revoked), "revoked");
    }

    [Theory]
    [InlineData("Basic {0}")]
    [InlineData("{0}")]
    [InlineData("Bearer Bearer {0}")]
    [InlineData("Bearer  , Bearer {0}")]
    public async Task Are_shown_as_a_bearer_shows_them_or_not_at_all(string header)
    {
        using var client = Server.With(null);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/position", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", string.Format(System.Globalization.CultureInfo.InvariantCulture, header, await Server.Service.KeyAsync(owner)));

        (await client.SendAsync(request)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Do_not_count_in_an_address_nor_on_a_page()
    {
        var key = await Server.Service.KeyAsync(owner);
        using var nobody = Server.With(null);
        using var machine = Server.With(key);

        foreach (var name in new[] { "access_token", "token", "key", "api_key" }) (await nobody.GetAsync($"/api/v1/position?{name}={key}")).Status.ShouldBe(401);
        (await machine.GetAsync("/results")).Location.ShouldNotBeNull().ShouldContain("/sign-in");
    }

    [Fact]
    public async Task Only_read_where_they_are_made_so()
    {
        using var reader = await Server.AsAsync(owner with { MayWrite = false });

        (await reader.GetAsync("/api/v1/position")).Status.ShouldBe(200);
        Each_command.ShouldBeProblem(await RegisterAsync(reader), 403, "not-permitted");
    }

    [Fact]
    public async Task Lie_nowhere_in_the_database()
    {
        var key = await Server.Service.KeyAsync(owner);
        await RegisterAsync(Server.With(key));

        (await Server.Service.WhereIsAsync(key.Split('_', 3)[2])).ShouldBeEmpty();
    }

    private async Task ShouldBeNobodyAsync(TestClient client, string what)
    {
        var facts = await shared.FactsAsync();
        var (read, write) = (await client.GetAsync("/api/v1/position"), await RegisterAsync(client));
        (read.Status, read.Code, write.Status, write.Code).ShouldBe((401, "not-signed-in", 401, "not-signed-in"), what);
        read.Message.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await shared.FactsAsync()).ShouldBe(facts);
        client.Dispose();
    }

    private Task<Reply> RegisterAsync(TestClient client)
    {
        var (command, number) = (ACommand.Of("registered"), shared.NewNumber());
        return client.PostAsync(command.Address(number), command.Body(number));
    }
}
