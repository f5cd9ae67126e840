using System.Text.Json.Nodes;
using Marten;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Access;

/// <summary>Idempotency keys: whoever does not know whether a request has arrived sends it again, and it is done once.</summary>
public sealed class The_same_key_again(AServer shared) : IClassFixture<AServer>
{
    private static readonly ACommand registration = ACommand.Of("registered");

    private TestServer Server => shared.Server;

    public static TheoryData<string> Commands => ACommand.Events;

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task With_the_same_request_gets_the_same_bytes_and_writes_nothing(string @event)
    {
        using var office = await Server.AsAsync(TestServer.National);
        var (command, number, key) = (ACommand.Of(@event), shared.NewNumber(), NewKey());
        await command.GiveAsync(Server, number);
        var body = command.Body(number).ToJsonString();

        var first = await office.PostAsync(command.Address(number), body, key);
        var facts = await shared.FactsAsync();
        var again = await office.PostAsync(command.Address(number), body, key);

        first.Status.ShouldBe(200, first.Text);
        again.ToString().ShouldBe(first.ToString());
        (await shared.FactsAsync()).ShouldBe(facts);
    }

    [Fact]
    public async Task With_another_request_is_refused_whatever_the_other_is()
    {
        using var office = await Server.AsAsync(TestServer.National);
        var (number, key) = (shared.NewNumber(), NewKey());
        (await office.PostAsync(registration.Address(number), registration.Body(number), key)).Status.ShouldBe(200);
        var facts = await shared.FactsAsync();
        var (entry, other) = (ACommand.Of("stage-entered"), shared.NewNumber());

        foreach (var reply in new[]
        {
            await office.PostAsync(registration.Address(other), registration.Body(other), key),
            await office.PostAsync(registration.Address(number) + "?x=1", registration.Body(number), key),
            await office.PostAsync(entry.Address(number), entry.Body(number), key),
            await office.PostAsync(entry.Address(number), Dated(entry, number, "2999-01-01"), key),
        }) Each_command.ShouldBeProblem(reply, 422, "idempotency-key-reused");

        (await shared.FactsAsync()).ShouldBe(facts);
    }

    [Fact]
    public async Task Of_another_organisation_is_another_key()
    {
        var (number, key) = (shared.NewNumber(), NewKey());
        var body = registration.Body(number);
        body.Remove("owner");

        foreach (var organisation in new[] { "univ-bj", "univ-sh" })
        {
            using var client = await Server.AsAsync(new("", Role.Incubator, organisation));
            (await client.PostAsync(registration.Address(number), body, key)).Json.GetProperty("id").GetString().ShouldBe(Known.Result(organisation, number));
        }
    }

    [Fact]
    public async Task Of_an_organisation_that_is_named_like_an_office_is_another_key()
    {
        await using (var session = Server.Service.Store.LightweightSession())
        {
            session.Store(new Organisation("office-110000", new Sentence("某", "Some"), "110108", "jjj", Verified: true));
            await session.SaveChangesAsync();
        }

        var (number, key) = (shared.NewNumber(), NewKey());
        using var office = await Server.AsAsync(new("", Role.Office, Region: "110000"));
        using var organisation = await Server.AsAsync(new("", Role.Incubator, "office-110000"));
        (await office.PostAsync(registration.Address(number), registration.Body(number), key)).Status.ShouldBe(200);
        var body = registration.Body(number);
        body.Remove("owner");

        (await organisation.PostAsync(registration.Address(number), body, key)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Of_the_same_organisation_is_the_same_key_whichever_of_its_machines_sends_it()
    {
        var (number, key) = (shared.NewNumber(), NewKey());
        using var one = await Server.AsAsync(new("", Role.Incubator, "univ-bj"));
        using var other = await Server.AsAsync(new("", Role.Incubator, "univ-bj"));

        var first = await one.PostAsync(registration.Address(number), registration.Body(number), key);

        (await other.PostAsync(registration.Address(number), registration.Body(number), key)).ToString().ShouldBe(first.ToString());
    }

    [Fact]
    public async Task Is_done_after_it_was_refused_once_it_has_become_legal()
    {
        using var office = await Server.AsAsync(TestServer.National);
        var (command, number, key) = (ACommand.Of("stage-passed"), shared.NewNumber(), NewKey());
        var result = Known.Result("univ-bj", number);
        await Server.Service.AppendAsync(result, AFact.Registered(number: number));
        Each_command.ShouldBeProblem(await office.PostAsync(command.Address(number), command.Body(number), key), 422, "not-in-stage", "stage");

        await Server.Service.AppendAsync(result, AFact.Entered(Stage.PilotTesting, "site-xa", 1));

        (await office.PostAsync(command.Address(number), command.Body(number), key)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Is_free_after_stale_for_what_is_sent_instead()
    {
        using var office = await Server.AsAsync(TestServer.National);
        var (command, number, key) = (ACommand.Of("stage-passed"), shared.NewNumber(), NewKey());
        await command.GiveAsync(Server, number);
        var (stale, fresh) = (command.Body(number), command.Body(number));
        (stale["version"], fresh["version"]) = (1, 2);

        Each_command.ShouldBeProblem(await office.PostAsync(command.Address(number), stale, key), 409, "stale");

        (await office.PostAsync(command.Address(number), fresh, key)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("/api/v1/keys", "note", "key")]
    [InlineData("/api/v1/people", "userName", "oneTimePassword")]
    public async Task Tells_a_secret_again_that_lies_nowhere_in_clear(string address, string name, string secret)
    {
        using var administrator = await Server.AsAsync(new("", Role.Administrator));
        var (body, key) = (new JsonObject { [name] = shared.NewNumber(), ["role"] = "auditor" }, NewKey());
        if (secret == "key") body["days"] = 1;

        var first = await administrator.PostAsync(address, body, key);

        first.Status.ShouldBe(200, first.Text);
        (await administrator.PostAsync(address, body, key)).ToString().ShouldBe(first.ToString());
        (await Server.Service.WhereIsAsync(first.Json.GetProperty(secret).GetString()!.Split('_')[^1])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sent_eight_times_at_once_does_one_thing_forty_times_over()
    {
        using var office = await Server.AsAsync(TestServer.National);
        for (var round = 0; round < 40; round++)
        {
            var (command, number, key) = (ACommand.Of(round % 2 == 0 ? "registered" : "deal-signed"), shared.NewNumber(), NewKey());
            await command.GiveAsync(Server, number);
            var body = command.Body(number).ToJsonString();

            var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.PostAsync(command.Address(number), body, key)));

            replies.ShouldAllBe(reply => reply.Status == 200 || (reply.Status == 409 && reply.Code == "stale"));
            var last = await office.PostAsync(command.Address(number), body, key);
            replies.Where(reply => reply.Status == 200).Append(last).Select(reply => reply.Text).Distinct().ShouldHaveSingleItem().ShouldContain("\"alreadyKnown\":false");
            var facts = $"select count(*) from mt_events where stream_id = '{Known.Result("univ-bj", number)}' and type = '{command.Event}'";
            (await Server.Service.ScalarAsync<long>(facts)).ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("a,b", "c")]
    [InlineData("x{200}")]
    public async Task Is_refused_where_it_is_none(params string[] keys)
    {
        using var office = Server.With(await Server.Service.KeyAsync(TestServer.National));
        var number = shared.NewNumber();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(registration.Address(number), UriKind.Relative))
        {
            Content = new StringContent(registration.Body(number).ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", keys is ["x{200}"] ? [new string('x', 201)] : keys);

        Each_command.ShouldBeProblem(await office.SendAsync(request), 400, "bad-idempotency-key", "Idempotency-Key");
    }

    private static JsonObject Dated(ACommand command, string number, string on)
    {
        var body = command.Body(number);
        body["occurredOn"] = on;
        return body;
    }

    private static string NewKey() => Guid.NewGuid().ToString();
}
