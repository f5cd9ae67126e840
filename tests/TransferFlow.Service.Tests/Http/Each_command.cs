using System.Text.Json;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Http;

/// <summary>Each command over HTTP: done, repeated, refused, sent by someone who saw another version, about a result that does not exist.</summary>
public sealed class Each_command(AServer shared) : IClassFixture<AServer>
{
    public static TheoryData<string> Commands => ACommand.Events;

    private TestServer Server => shared.Server;

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Logs_one_fact_with_all_that_it_says_and_who_said_it(string @event)
    {
        var (command, number) = await GivenAsync(@event);
        var version = command.IsRegistration ? 1 : command.Given.Length + 2;

        var reply = await Server.PostAsync(command.Address(number), command.Body(number));

        reply.Status.ShouldBe(200, reply.Text);
        reply.Text.ShouldBe($$"""{"id":"{{Known.Result("univ-bj", number)}}","version":{{version}},"alreadyKnown":false}""");
        await using var session = Server.Service.Session(Known.Result("univ-bj", number));
        var logged = (await session.Events.FetchStreamAsync(Known.Result("univ-bj", number)))[^1];
        (logged.Version, logged.EventTypeName, logged.TenantId).ShouldBe((version, @event, "jjj"));
        ShouldSay((Fact)logged.Data, command.Body(number).ToJsonString());
        logged.UserName.ShouldStartWith("key-");
        (logged.GetHeader(Provenance.OrganisationHeader)?.ToString(), logged.GetHeader(Provenance.WhyHeader)?.ToString()).ShouldBe(("office-cn", "补录"));
        logged.CausationId.ShouldStartWith("http:");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Is_known_already_when_it_is_repeated_and_writes_nothing(string @event)
    {
        var (command, number) = await GivenAsync(@event);
        var first = await Server.PostAsync(command.Address(number), command.Body(number));
        var facts = await shared.FactsAsync();

        var again = await Server.PostAsync(command.Address(number), command.Body(number));

        again.Status.ShouldBe(200);
        again.Text.ShouldBe(first.Text.Replace("false", "true", StringComparison.Ordinal));
        (await shared.FactsAsync()).ShouldBe(facts);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Is_refused_in_two_languages_and_writes_nothing(string @event)
    {
        var (command, number) = await GivenAsync(@event);
        var facts = await shared.FactsAsync();
        var body = command.Body(number);
        body["occurredOn"] = "2999-01-01";
        body.Remove("until");

        var reply = await Server.PostAsync(command.Address(number), body);

        ShouldBeProblem(reply, 422, "date-beyond-tomorrow", "occurred_on");
        reply.Json.GetProperty("title").GetString().ShouldNotBeNull().ShouldContain("晚于明天");
        reply.Json.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("beyond tomorrow");
        (await shared.FactsAsync()).ShouldBe(facts);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Is_stale_where_its_sender_saw_another_version_and_done_where_it_is_the_present_one(string @event)
    {
        var (command, number) = await GivenAsync(@event);
        var present = command.IsRegistration ? 0 : command.Given.Length + 1;
        var facts = await shared.FactsAsync();
        foreach (var seen in new[] { present + 1, present - 1 })
        {
            var body = command.Body(number);
            body["version"] = seen;
            ShouldBeProblem(await Server.PostAsync(command.Address(number), body), 409, "stale");
        }

        (await shared.FactsAsync()).ShouldBe(facts);
        var good = command.Body(number);
        good["version"] = present;
        (await Server.PostAsync(command.Address(number), good)).Status.ShouldBe(200);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Finds_no_result_that_does_not_exist_or_lies_in_another_home(string @event)
    {
        var command = ACommand.Of(@event);
        if (command.IsRegistration) return;
        var (_, number) = await GivenAsync(@event);
        var id = Known.Result("univ-bj", number);
        foreach (var unknown in new[] { "nonsense", "jjj-00000000000000000000000000", id.Replace("jjj-", "yrd-", StringComparison.Ordinal), id.ToUpperInvariant(), "a%20b", "%E6%88%90%E6%9E%9C" })
            ShouldBeProblem(await Server.PostAsync($"/api/v1/results/{unknown}{command.Path}", command.Body(number)), 404, "unknown-result");
    }

    internal static void ShouldBeProblem(Reply reply, int status, string code, string? parameter = null)
    {
        (reply.Status, reply.ContentType, reply.Code).ShouldBe((status, "application/problem+json", code), reply.Text);
        if (parameter is not null) reply.Json.GetProperty("parameter").GetString().ShouldBe(parameter);
    }

    private async Task<(ACommand Command, string Number)> GivenAsync(string @event)
    {
        var (command, number) = (ACommand.Of(@event), shared.NewNumber());
        await command.GiveAsync(Server, number);
        return (command, number);
    }

    /// <summary>Every member of the body stands in the fact, but for what lies beside it, and but for names that became ids.</summary>
    private static void ShouldSay(Fact fact, string body)
    {
        using var stored = JsonDocument.Parse(FactJson.Write(fact));
        using var sent = JsonDocument.Parse(body);
        foreach (var member in sent.RootElement.EnumerateObject().Where(member => member.Name is not ("why" or "organisation")))
        {
            var name = member.Name == "region" ? "hostRegion" : member.Name;
            JsonElement.DeepEquals(stored.RootElement.GetProperty(name), member.Value).ShouldBeTrue(name);
        }
    }
}
