using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TransferFlow.Tests.Ops;

public sealed class DockerfileTests
{
    private static readonly string[] Instructions =
    [
        .. Checkout.Text("ops/Dockerfile").Replace("\\\n", "").Split('\n').Where(line => line.Length > 0 && line[0] != '#'),
    ];

    private static string[] FinalStage =>
        [.. Instructions[Array.FindLastIndex(Instructions, line => line.StartsWith("FROM ", StringComparison.Ordinal))..]];

    [Fact]
    public void What_runs_has_no_SDK_and_is_not_root()
    {
        Instructions.Count(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ShouldBe(2);
        FinalStage[0].ShouldContain("/aspnet:");
        FinalStage.Last(line => line.StartsWith("USER ", StringComparison.Ordinal)).ShouldBe("USER $APP_UID");
    }

    [Fact]
    public void The_seeds_are_part_of_what_is_published() => Instructions.ShouldContain("COPY seeds seeds");

    [Fact]
    public void The_port_that_is_exposed_is_the_one_that_is_served()
    {
        FinalStage.ShouldContain("EXPOSE 8080");
        FinalStage.ShouldContain("""CMD ["serve", "--port", "8080"]""");
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(503, 1)]
    public async Task The_health_check_believes_the_readiness_of_the_service(int status, int verdict)
    {
        var builder = WebApplication.CreateSlimBuilder();
        await using var service = builder.Build();
        service.Urls.Add("http://127.0.0.1:0");
        service.MapGet("/health/ready", () => Results.StatusCode(status));
        await service.StartAsync();

        (await CheckAsync(new Uri(service.Urls.Single()).Port)).ShouldBe(verdict);
    }

    [Fact]
    public async Task The_health_check_fails_while_nothing_listens() => (await CheckAsync(port: 1)).ShouldBe(1);

    // The very command of the image, asking another port.
    private static async Task<int> CheckAsync(int port)
    {
        var check = FinalStage.Single(line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
        var command = JsonSerializer.Deserialize<string[]>(check[check.IndexOf('[', StringComparison.Ordinal)..])!;
        return (await Checkout.RunAsync(command[0], [command[1], command[2].Replace("8080", $"{port}")])).Exit;
    }
}
