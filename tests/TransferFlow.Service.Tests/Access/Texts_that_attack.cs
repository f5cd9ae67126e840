using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Auditing;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Access;

public sealed class Texts_that_attack(AServer shared) : IClassFixture<AServer>
{
    private static readonly string[] freeTexts = ["title", "number", "predecessor", "organisation", "handover", "contractNumber", "counterparty", "reason", "by", "sourceRef", "why"];

    private TestServer Server => shared.Server;

    [Fact]
    public async Task Are_stored_by_every_command_and_come_back_as_they_are()
    {
        using var office = await Server.AsAsync(TestServer.National);
        using var auditor = await (await AnAccount.MakeAsync(Server, new("", Role.Auditor))).SignedInAsync(Server);
        foreach (var text in AttackTexts.Storable)
        {
            var id = Known.Result("univ-bj", text);
            foreach (var command in InOrder(text)) (await office.PostAsync(command.Address, command.Body)).ToString().ShouldStartWith("200", Case.Sensitive, $"{command.Address} {text}");

            var history = (await office.GetAsync($"/api/v1/results/{id}/history")).Json;
            var strings = Strings(history).ToList();
            strings.Count(said => said == text).ShouldBeGreaterThan(10, text);
            // What is not ours may still begin with it, but nothing is a part of it or has been changed.
            foreach (var address in new[] { $"/results/{id}", $"/results?q={Uri.EscapeDataString(text)}" })
            {
                var page = await auditor.GetAsync(address);
                page.Status.ShouldBe(200, address);
                page.Text.ShouldNotContain("<script>window", Case.Sensitive, text);
                if (text.AsSpan().IndexOfAny('<', '"') >= 0) page.Text.ShouldNotContain(text, Case.Sensitive);
                WebUtility.HtmlDecode(page.Text).ShouldContain(text, Case.Sensitive);
            }
        }

        await ShouldSurviveExportAsync();
    }

    [Fact]
    public async Task Are_refused_by_name_where_they_are_no_texts_in_every_field_of_every_command()
    {
        using var office = await Server.AsAsync(TestServer.National);
        var number = shared.NewNumber();
        await Server.Service.AppendAsync(Known.Result("univ-bj", number), AFact.Registered(number: number));
        var facts = await shared.FactsAsync();
        foreach (var command in ACommand.All)
        foreach (var field in freeTexts)
        foreach (var text in AttackTexts.Refused)
        {
            var body = command.Body(number);
            if (!Put(body, field, text)) continue;
            var reply = await office.PostAsync(command.Address(number), body);
            reply.Status.ShouldBeOneOf([400, 413, 422], $"{command.Event} {field} {text[..Math.Min(20, text.Length)]}");
            reply.Code.ShouldBeOneOf(["forbidden-character", "text-too-long", "missing-value", "surrounding-space", "bad-json", "body-too-large"]);
            reply.ShouldShowNoClass();
        }

        (await shared.FactsAsync()).ShouldBe(facts);
    }

    [Fact]
    public async Task Are_refused_or_come_back_inert_where_they_stand_in_an_address()
    {
        using var visitor = await (await AnAccount.MakeAsync(Server, new("", Role.Auditor))).SignedInAsync(Server);
        foreach (var text in AttackTexts.Storable.Concat(AttackTexts.Refused.Where(text => text.Length < 2_000)).Append("\ud800"))
        foreach (var address in new[]
        {
            "/results?q={0}", "/results?owner={0}&stage={0}&within={0}&field={0}&page={0}&asOf={0}", "/results?knownAt={0}", "/results/{0}", "/?stage={0}&by={0}&within={0}&horizon={0}",
            "/sign-in?problem={0}&to={0}", "/account?problem={0}&done={0}", "/import/{0}", "/figures/{0}.csv", "/figures/funnel.csv?owner={0}&site={0}", "/{0}", "/?lang={0}",
            "/api/v1/results/{0}/history", "/api/v1/figures/funnel?owner={0}", "/api/v1/figures/{0}", "/api/v1/results?text={0}", "/api/v1/position?{0}={0}",
        })
        {
            var reply = await visitor.GetAsync(string.Format(CultureInfo.InvariantCulture, address, Uri.EscapeDataString(text)));
            reply.Status.ShouldBeLessThan(500, $"{address} with {text}: {reply}");
            if (reply.ContentType != "text/html") continue;
            reply.Text.ShouldNotContain("<script>window", Case.Sensitive, address);
            if (text.Length > 4 && text.AsSpan().IndexOfAny('<', '"') >= 0) reply.Text.ShouldNotContain(text, Case.Sensitive, address);
        }
    }

    /// <summary>Commands that, one after the other, say this text wherever text can be said.</summary>
    private static IEnumerable<(string Address, JsonObject Body)> InOrder(string text)
    {
        foreach (var (name, on) in new[] { ("registered", 1), ("stage-entered", 2), ("handover-offered", 3), ("handover-declined", 4), ("deal-signed", 5), ("deal-amended", 6), ("deal-cancelled", 7), ("superseded", 8) })
        {
            var command = ACommand.Of(name);
            var body = command.Body(text);
            foreach (var field in freeTexts) Put(body, field, text);
            body["occurredOn"] = $"2024-03-{on:00}";
            if (name == "stage-entered") body.Remove("site");
            yield return (command.Address(text), body);
        }
    }

    /// <summary>Puts the text into the field, where the command has it.</summary>
    private static bool Put(JsonObject body, string field, string text)
    {
        if (body["terms"] is JsonObject terms && Put(terms, field, text)) return true;
        if (!body.ContainsKey(field)) return false;
        body[field] = text;
        return true;
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Strings(member.Value)),
        _ => [],
    };

    private async Task ShouldSurviveExportAsync()
    {
        await using var there = await TestService.StartAsync();
        var export = await ExportAsync(Server.Services.GetRequiredService<LogExport>());

        (await there.ImportAsync(export)).Errors.ShouldBeEmpty();
        await there.CatchUpAsync();
        (await ExportAsync(there.Get<LogExport>())).ShouldBe(export);
    }

    private static async Task<string> ExportAsync(LogExport export)
    {
        using var output = new MemoryStream();
        await export.WriteAsync(output, null, default);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
