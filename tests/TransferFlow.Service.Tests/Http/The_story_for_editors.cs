using System.Text;
using System.Text.Json;
using TransferFlow.Domain.Access;
using TransferFlow.Service;
using TransferFlow.Tests.Http.Requests;
using TransferFlow.Tests.Ops;

namespace TransferFlow.Tests.Http;

/// <summary>The file of requests that people try the interface with tells a story, and it is true.</summary>
public sealed class The_story_for_editors
{
    [Fact]
    public async Task Runs_from_top_to_bottom_as_it_says()
    {
        await using var server = await TestServer.StartAsync();
        await Demo.LoadAsync(server.Services, default);
        using var client = new HttpClient();
        var file = new HttpFile(
            Checkout.Text("ops/transferflow.http"), ("host", server.Address.GetLeftPart(UriPartial.Authority)),
            ("owner", await server.Service.KeyAsync(new("owner", Role.Incubator, "demo-univ-bj-01"))),
            ("base", await server.Service.KeyAsync(new("base", Role.Incubator, "demo-op-he-pilot-01"))),
            ("auditor", await server.Service.KeyAsync(new("auditor", Role.Auditor))));
        var told = 0;
        foreach (var request in file.Requests())
        {
            request.Title.ShouldStartWith($"{++told:00} ");
            using var answer = await client.SendAsync(Message(request));
            var text = await answer.Content.ReadAsStringAsync();
            ((int)answer.StatusCode).ShouldBe(request.Status, $"{request.Title}: {text}");
            var json = JsonDocument.Parse(text).RootElement;
            if (request.Code is { } code) json.GetProperty("code").GetString().ShouldBe(code, request.Title);
            file.Remember(request, json);
        }

        told.ShouldBeGreaterThan(20);
    }

    private static HttpRequestMessage Message(HttpFileRequest request)
    {
        var message = new HttpRequestMessage(new(request.Method), request.Address);
        if (request.Body is { } body) message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in request.Headers.Where(header => header.Name != "Content-Type")) message.Headers.Add(name, value);
        return message;
    }
}
