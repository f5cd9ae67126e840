namespace TransferFlow.Tests.Http;

public sealed class What_is_not_there(AServer shared) : IClassFixture<AServer>
{
    [Theory]
    [InlineData("PUT", "/api/v1/results/x/stages", 405, "method-not-allowed")]
    [InlineData("DELETE", "/api/v1/results/x/stages", 405, "method-not-allowed")]
    [InlineData("POST", "/api/v1/figures/funnel", 405, "method-not-allowed")]
    [InlineData("GET", "/api/v1/nothing", 404, "not-found")]
    [InlineData("GET", "/api/v1/results/x/history?asOf=yesterday", 400, "bad-parameter")]
    [InlineData("GET", "/api/v1/results/x/history?asOf=03.02.2024", 400, "bad-parameter")]
    [InlineData("GET", "/api/v1/results/x/history?asOf=2024-02-03T00:00:00", 400, "bad-parameter")]
    [InlineData("GET", "/api/v1/results/x/history", 404, "unknown-result")]
    [InlineData("GET", "/api/v1/results/x/history?knownAt=now", 400, "bad-position")]
    public async Task Is_answered_by_a_problem(string method, string address, int status, string code)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(address, UriKind.Relative));
        var reply = await shared.Server.SendAsync(request);
        Each_command.ShouldBeProblem(reply, status, code);
        reply.ShouldShowNoClass();
    }
}
