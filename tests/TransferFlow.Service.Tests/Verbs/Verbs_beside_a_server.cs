using System.Diagnostics;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Import;
using TransferFlow.Tests.Postgres;

namespace TransferFlow.Tests.Verbs;

public sealed class Verbs_beside_a_server
{
    [Fact]
    public async Task What_a_verb_imports_beside_a_server_shows_in_the_next_verb_and_in_the_server()
    {
        await using var service = await ImportService.StartAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["log.csv"], Log(first: 0));
        var (server, address) = await HostProcess.ServeAsync(service.ConnectionString);

        var import = await HostProcess.RunAsync(service.ConnectionString, "import", folder["log.csv"]);
        var position = await HostProcess.RunAsync(service.ConnectionString, "position");
        var key = await HostProcess.RunAsync(service.ConnectionString, "key", "--role", "auditor", "--days", "1");
        using var http = new TestClient(address, key.Output.Trim());
        var overHttp = (await http.GetAsync("/api/v1/figures/funnel?by=none")).Text;
        var figure = await HostProcess.RunAsync(service.ConnectionString, "figure", "funnel", "--by", "none");

        (import.Exit, position.Exit, position.Output).ShouldBe((0, 0, "main:400\n"));
        figure.Output.ShouldBe(overHttp + "\n");
        await StopAsync(server);
        server.ExitCode.ShouldBe(0);
        (await server.StandardOutput.ReadToEndAsync()).ShouldBe("");
    }

    [Fact]
    public async Task Two_imports_at_once_both_succeed()
    {
        await using var service = await ImportService.StartAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["1.csv"], Log(first: 0));
        await File.WriteAllTextAsync(folder["2.csv"], Log(first: 100));

        var ran = await Task.WhenAll(new[] { "1.csv", "2.csv" }.Select(file => HostProcess.RunAsync(service.ConnectionString, "import", folder[file])));

        ran.Select(process => process.Exit).ShouldBe([0, 0]);
        (await HostProcess.RunAsync(service.ConnectionString, "position")).Output.ShouldBe("main:600\n");
        (await service.TextsAsync("select count(*)::text from known_result where known_to = 9223372036854775807")).ShouldBe(["300"]);
    }

    private static string Log(int first) =>
        "result,event,occurred_on,stage,region\n" + string.Concat(Enumerable.Range(first, 200).Select(i => $"N{i},stage-entered,2021-02-01,research,110108\n"));

    private static async Task StopAsync(Process server)
    {
        var messages = server.StandardError.ReadToEndAsync();
        using var interrupt = Process.Start("kill", ["-INT", server.Id.ToString()]);
        await server.WaitForExitAsync();
        await messages;
    }
}
