using TransferFlow.Domain.Access;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Administering;

public sealed class The_last_administrator
{
    [Fact]
    public async Task Cannot_be_barred_demoted_or_erased_until_there_is_another()
    {
        await using var server = await TestServer.StartAsync();
        using var administrator = await server.AsAsync(new("", Role.Administrator));
        var only = await MakeAsync(administrator, "only");
        foreach (var (after, body) in new (string, object)[] { ("bar", new { }), ("erasure", new { }), ("changes", new { role = "auditor" }) })
            Each_command.ShouldBeProblem(await administrator.PostAsync($"/api/v1/people/{only}/{after}", body), 422, "last-administrator");

        await MakeAsync(administrator, "other");

        (await administrator.PostAsync($"/api/v1/people/{only}/bar", new { })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Is_left_when_all_are_barred_at_once()
    {
        await using var server = await TestServer.StartAsync();
        using var administrator = await server.AsAsync(new("", Role.Administrator));
        var all = new List<string>();
        for (var i = 0; i < 6; i++) all.Add(await MakeAsync(administrator, $"a{i}"));

        var replies = await Task.WhenAll(all.Select(id => administrator.PostAsync($"/api/v1/people/{id}/bar", new { })));

        replies.Count(reply => reply.Status == 200).ShouldBe(5);
        replies.Single(reply => reply.Status != 200).Code.ShouldBe("last-administrator");
    }

    private static async Task<string> MakeAsync(TestClient administrator, string name) =>
        (await administrator.PostAsync("/api/v1/people", new { userName = name, role = "administrator" })).Json.GetProperty("id").GetString()!;
}
