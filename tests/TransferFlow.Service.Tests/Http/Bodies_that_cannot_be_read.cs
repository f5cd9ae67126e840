using System.Text;
using System.Text.Json.Nodes;
using TransferFlow.Domain.Results;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Http;

/// <summary>Whatever is sent, the answer is a problem in words: never a server's error, never the name of a class, never half of it done.</summary>
public sealed class Bodies_that_cannot_be_read(AServer shared) : IClassFixture<AServer>
{
    public static TheoryData<string> Commands => ACommand.Events;

    private TestServer Server => shared.Server;

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Are_refused_by_every_command(string @event)
    {
        var (command, number) = (ACommand.Of(@event), shared.NewNumber());
        await command.GiveAsync(Server, number);
        var whole = command.Body(number).ToJsonString();
        foreach (var body in new[] { "", " ", "null", "[]", "[1]", "\"text\"", "1", "true", "{", whole[..^1], whole + "}", whole + whole, "{}", "\u0000", whole.Replace("\"occurredOn\"", "\"OccurredOn\"", StringComparison.Ordinal) })
            await ShouldBeRefusedAsync(command.Address(number), body);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Are_refused_by_the_name_of_each_member_whose_value_is_of_another_kind(string @event)
    {
        var (command, number) = (ACommand.Of(@event), shared.NewNumber());
        await command.GiveAsync(Server, number);
        foreach (var (path, _) in Leaves(command.Body(number)))
        {
            foreach (var wrong in new[] { """{"a":1}""", "[]", "true", "1.5e400" })
            {
                var body = command.Body(number);
                Replace(body, path, JsonNode.Parse(wrong)!);
                (await ShouldBeRefusedAsync(command.Address(number), body.ToJsonString())).ShouldStartWith(path, Case.Sensitive);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Are_refused_by_the_name_of_each_text_that_no_store_can_hold(string @event)
    {
        var (command, number) = (ACommand.Of(@event), shared.NewNumber());
        await command.GiveAsync(Server, number);
        var facts = await shared.FactsAsync();
        foreach (var (path, _) in Leaves(command.Body(number)).Where(leaf => leaf.Value.GetValueKind() == System.Text.Json.JsonValueKind.String))
        {
            foreach (var wrong in new[] { @"a\u0000b", @"\u0000", @"a\ud800", @"\udc00\ud800", @"a\u0007", new string('长', 1_001) })
            {
                var body = command.Body(number);
                Replace(body, path, "MARK");
                var reply = await Server.PostAsync(command.Address(number), body.ToJsonString().Replace("MARK", wrong, StringComparison.Ordinal));
                reply.Status.ShouldBeOneOf(400, 422);
                reply.Json.GetProperty("parameter").GetString().ShouldNotBeNull($"{path}: {reply}");
            }
        }

        (await shared.FactsAsync()).ShouldBe(facts);
    }

    [Theory]
    [InlineData("occurredOn", "\"2024-02-30\"")]
    [InlineData("occurredOn", "\"2024-2-3\"")]
    [InlineData("occurredOn", "\"2024-02-03T00:00:00Z\"")]
    [InlineData("occurredOn", "\"03/02/2024\"")]
    [InlineData("occurredOn", "\"\"")]
    [InlineData("occurredOn", "null")]
    [InlineData("occurredOn", "20240203")]
    [InlineData("stage", "\"development\"")]
    [InlineData("stage", "3")]
    [InlineData("stage", "\"\"")]
    [InlineData("stage", "null")]
    [InlineData("trl", "\"5\"")]
    [InlineData("trl", "5.5")]
    [InlineData("trl", "99999999999")]
    [InlineData("version", "\"1\"")]
    [InlineData("version", "1e30")]
    [InlineData("unknown", "1")]
    [InlineData("Stage", "\"pilot\"")]
    [InlineData("\\u0073tagex", "1")]
    public async Task Name_the_member_that_is_at_fault(string member, string value)
    {
        var body = Entry();
        body.Remove(member);
        var text = body.ToJsonString()[..^1] + $",\"{member}\":{value}}}";

        var parameter = await ShouldBeRefusedAsync(Address(), text);

        parameter.ShouldBe(member.Replace("\\u0073", "s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Include_those_that_say_a_thing_twice() =>
        await ShouldBeRefusedAsync(Address(), """{"stage":"pilot","stage":"research","site":"site-xa","occurredOn":"2024-02-01"}""");

    [Fact]
    public async Task Include_those_of_another_kind_or_encoding()
    {
        var body = Entry().ToJsonString();
        foreach (var type in new[] { "text/plain", "application/xml", "application/x-www-form-urlencoded" })
            Each_command.ShouldBeProblem(await Server.PostTextAsync(Address(), body, type), 415, "unsupported-media-type");
        using var untyped = new HttpRequestMessage(HttpMethod.Post, new Uri(Address(), UriKind.Relative)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        Each_command.ShouldBeProblem(await Server.SendAsync(untyped), 415, "unsupported-media-type");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address(), UriKind.Relative)) { Content = new ByteArrayContent([.. Encoding.UTF8.GetBytes(body[..10]), 0xff, 0xfe]) };
        request.Content.Headers.ContentType = new("application/json");
        Each_command.ShouldBeProblem(await Server.SendAsync(request), 400, "bad-json");
    }

    [Fact]
    public async Task Include_a_title_of_ten_megabytes()
    {
        var command = ACommand.Of("registered");
        var body = command.Body(shared.NewNumber());
        body["title"] = new string('题', 3_500_000);

        Each_command.ShouldBeProblem(await Server.PostAsync(command.Address(""), body), 413, "body-too-large");
    }

    [Fact]
    public async Task Include_an_owner_whom_nobody_knows()
    {
        foreach (var owner in new[] { "nobody", "某大学", "'; drop table mt_events; --", "" })
        {
            var body = ACommand.Of("registered").Body(shared.NewNumber());
            body["owner"] = owner;
            Each_command.ShouldBeProblem(await Server.PostAsync("/api/v1/results", body), 422, "unknown-organisation", "owner");
        }
    }

    private static JsonObject Entry() => JsonNode.Parse("""{"stage":"pilot","site":"site-xa","occurredOn":"2024-02-01"}""")!.AsObject();

    private static string Address() => ACommand.Of("stage-entered").Address("never-registered");

    /// <returns>The name of the member at fault.</returns>
    private async Task<string?> ShouldBeRefusedAsync(string address, string body)
    {
        var facts = await shared.FactsAsync();
        var reply = await Server.PostAsync(address, body);
        (reply.Status, reply.ContentType).ShouldBe((400, "application/problem+json"), $"{body} -> {reply}");
        reply.Code.ShouldBeOneOf("bad-json", "bad-member", "missing-value");
        reply.ShouldShowNoClass();
        (await shared.FactsAsync()).ShouldBe(facts);
        return reply.Json.GetProperty("parameter").GetString();
    }

    private static IEnumerable<(string Path, JsonNode Value)> Leaves(JsonObject body, string before = "") =>
        body.SelectMany(member => member.Value is JsonObject inner ? Leaves(inner, $"{before}{member.Key}.") : [($"{before}{member.Key}", member.Value!)]);

    private static void Replace(JsonObject body, string path, JsonNode value)
    {
        var names = path.Split('.');
        var holder = names[..^1].Aggregate(body, (at, name) => at[name]!.AsObject());
        holder[names[^1]] = value;
    }
}
