using TransferFlow.Domain.Results;
using TransferFlow.Tests.Access;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Http;

public sealed class What_waits_over_http
{
    [Fact]
    public async Task Goes_from_the_one_who_offers_to_the_one_who_answers_and_back()
    {
        await using var server = await TestServer.StartAsync();
        await SharedOut.SitesAsync(server.Service);
        var id = Known.Result("univ-bj", "R1");
        await server.Service.AppendAsync(id, AFact.Registered(), AFact.Entered(Stage.PilotTesting, "site-bj", 1));
        using var sender = await server.AsAsync(SharedOut.Incubator("univ-bj"));
        using var receiver = await server.AsAsync(SharedOut.Incubator("univ-gz"));
        using var stranger = await server.AsAsync(SharedOut.Incubator("univ-cd"));

        (await sender.PostAsync($"/api/v1/results/{id}/handovers", new { handover = "H1", toStage = "commercialization", fromSite = "site-bj", toSite = "site-gz", occurredOn = "2024-02-01" })).Status.ShouldBe(200);

        var waiting = (await receiver.GetAsync("/api/v1/handovers")).Json;
        waiting.EnumerateObject().Select(member => member.Name).ShouldBe(["total", "page", "pages", "handovers"]);
        var offer = waiting.GetProperty("handovers")[0];
        offer.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["result", "owner", "number", "title", "handover", "toStage", "fromSite", "toSite", "toRegion", "offeredOn", "status", "days"]);
        (offer.GetProperty("result").GetString(), offer.GetProperty("handover").GetString()).ShouldBe((id, "H1"));
        (await receiver.GetAsync("/api/v1/notices")).Json.GetProperty("counts").GetProperty("handover-to-answer").GetInt32().ShouldBe(1);
        (await sender.GetAsync("/api/v1/handovers?direction=out")).Json.GetProperty("total").GetInt32().ShouldBe(1);
        foreach (var nobody in new[] { sender, stranger }) (await nobody.GetAsync("/api/v1/handovers")).Json.GetProperty("total").GetInt32().ShouldBe(0);

        (await stranger.PostAsync($"/api/v1/results/{id}/handovers/acceptances", new { handover = "H1", occurredOn = "2024-02-02" })).Status.ShouldBe(404);
        (await receiver.PostAsync($"/api/v1/results/{id}/handovers/acceptances", new { handover = "H1", occurredOn = "2024-02-02" })).Status.ShouldBe(200);

        (await receiver.GetAsync("/api/v1/handovers")).Json.GetProperty("total").GetInt32().ShouldBe(0);
        var answered = (await sender.GetAsync("/api/v1/handovers?direction=out&status=answered")).Json.GetProperty("handovers")[0];
        (answered.GetProperty("status").GetString(), answered.GetProperty("days").GetInt32()).ShouldBe(("accepted", 1));
        // Taking it on gives the right to write.
        (await receiver.PostAsync($"/api/v1/results/{id}/stages", new { stage = "commercialization", site = "site-gz", occurredOn = "2024-02-03" })).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("handovers?direction=up", "bad-parameter", "direction")]
    [InlineData("handovers?status=lost", "bad-parameter", "status")]
    [InlineData("handovers?page=0", "bad-parameter", "page")]
    [InlineData("handovers?size=9", "unknown-parameter", "size")]
    [InlineData("notices?kind=birthday", "bad-parameter", "kind")]
    [InlineData("notices?pageSize=1000", "bad-parameter", "pageSize")]
    public async Task Is_refused_where_the_question_is_wrong(string question, string code, string parameter)
    {
        await using var server = await TestServer.StartAsync();

        Each_command.ShouldBeProblem(await server.GetAsync($"/api/v1/{question}"), 400, code, parameter);
    }

    [Fact]
    public async Task Is_told_page_by_page()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 1; i <= 3; i++)
        {
            var offer = new Fact.HandoverOffered("H1", Stage.PilotTesting, null, "site-gz", null) { OccurredOn = AFact.Day(9 - i) };
            await server.Service.AppendAsync(Known.Result("univ-bj", $"R{i}"), AFact.Registered(number: $"R{i}"), offer);
        }

        foreach (var list in new[] { "handovers", "notices" })
        {
            var first = (await server.GetAsync($"/api/v1/{list}?pageSize=2")).Json;
            var second = (await server.GetAsync(first.GetProperty("next").GetString()!)).Json;

            // The oldest first: the last to be told was the first to be offered. Nothing is heard of these results since.
            first.GetProperty(list)[0].GetProperty("number").GetString().ShouldBe("R3");
            first.GetProperty(list).GetArrayLength().ShouldBe(2);
            second.GetProperty(list)[0].GetProperty("number").GetString().ShouldBe("R1");
            second.TryGetProperty("prev", out _).ShouldBeTrue();
        }
    }
}
