using System.Text;
using TransferFlow.Domain.Figures;
using TransferFlow.Service.Monitoring;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;
using TransferFlow.Tests.Verbs;

namespace TransferFlow.Tests.Http;

/// <summary>An address means one answer, for ever: whatever is logged later, however the read model was made, whoever serves it.</summary>
public sealed class Figures_over_http
{
    private static readonly string[] questions =
    [
        "stage-conversion?stage=pilot&horizon=P1M,P1Y", "stage-conversion?stage=pilot&to=deal&by=site&horizon=P30D", "stage-conversion?stage=commercialization&by=centre&attribution=origin",
        "funnel", "funnel?by=owner&within=JJJ", "flow?stage=pilot&to=deal&by=code", "flow?stage=research&by=none",
        .. FigureNames.All.Select(figure => $"{figure}?by=none"),
    ];

    [Fact]
    public async Task Are_the_same_bytes_at_the_same_address_for_ever()
    {
        var database = await TestService.FreshDatabaseAsync();
        var answers = new Dictionary<string, byte[]>();
        await using (var server = await TestServer.OnAsync(database))
        {
            await TellAsync(server.Service, "A");
            foreach (var question in questions) await AskAsync(server, question, answers);
            await ShouldBeTheSameAsync(server, answers);

            await TellAsync(server.Service, "B");
            (await server.GetAsync("/api/v1/figures/funnel")).Json.GetProperty("knownAt").GetString().ShouldBe("main:34");
            await ShouldBeTheSameAsync(server, answers);
        }

        await using (var service = TestService.On(database)) await ReadModelUpkeep.RebuildAsync(service.Database, default);
        await using (var restarted = await TestServer.OnAsync(database)) await ShouldBeTheSameAsync(restarted, answers);

        var (process, address) = await HostProcess.ServeAsync(database, ("TZ", "America/St_Johns"), ("LANG", "de_DE.UTF-8"), ("LC_ALL", "de_DE.UTF-8"));
        await using var beside = TestService.On(database);
        using var client = new TestClient(address, await beside.KeyAsync(TestServer.National));
        try
        {
            foreach (var (question, answer) in answers) (await client.BytesAsync(question)).ShouldBe(answer);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    [Fact]
    public async Task Are_the_bytes_that_the_command_line_prints_and_a_line_end()
    {
        await using var server = await TestServer.StartAsync();
        await TellAsync(server.Service, "A");
        var served = await server.BytesAsync("/api/v1/figures/stage-conversion?stage=pilot&to=deal&by=site&horizon=P30D&asOf=2024-06-30&cohortFrom=2024-01-01");

        var (exit, output, messages) = await HostProcess.RunAsync(
            server.Service.ConnectionString, "figure", "stage-conversion", "--stage", "pilot", "--to", "deal", "--by=site", "--horizon", "P30D", "--as-of", "2024-06-30", "--cohort-from", "2024-01-01");

        (exit, messages).ShouldBe((0, ""));
        output.ShouldBe([.. served, (byte)'\n']);
    }

    [Fact]
    public async Task Tell_the_newest_position_in_a_header_only()
    {
        await using var server = await TestServer.StartAsync();
        await TellAsync(server.Service, "A");
        var first = await server.GetAsync("/api/v1/figures/funnel");
        await TellAsync(server.Service, "B");
        await server.GetAsync("/api/v1/position");

        var again = await server.GetAsync(first.Json.GetProperty("address").GetString()!);

        (Newest(first), Newest(again)).ShouldBe(("main:17", "main:34"));
        again.Text.ShouldBe(first.Text);
        again.ContentType.ShouldBe("application/json");
    }

    private static async Task TellAsync(TestService service, string number) =>
        (await service.ImportAsync(ALog.OfStories(AFact.OfEveryKind("univ-bj", number)))).Errors.ShouldBeEmpty();

    private static async Task AskAsync(TestServer server, string question, Dictionary<string, byte[]> answers)
    {
        var first = await server.BytesAsync("/api/v1/figures/" + question);
        using var json = System.Text.Json.JsonDocument.Parse(first);
        answers[json.RootElement.GetProperty("address").GetString()!] = first;
    }

    private static async Task ShouldBeTheSameAsync(TestServer server, Dictionary<string, byte[]> answers)
    {
        foreach (var (address, answer) in answers) Encoding.UTF8.GetString(await server.BytesAsync(address)).ShouldBe(Encoding.UTF8.GetString(answer));
    }

    private static string Newest(Reply reply) => reply.Message.Headers.GetValues(FigureEndpoint.NewestHeader).Single();
}
