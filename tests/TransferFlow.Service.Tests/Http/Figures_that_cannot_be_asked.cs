namespace TransferFlow.Tests.Http;

public sealed class Figures_that_cannot_be_asked(AServer shared) : IClassFixture<AServer>
{
    [Theory]
    [InlineData("none", "unknown-figure")]
    [InlineData("funnel?colour=red", "unknown-parameter")]
    [InlineData("funnel?by=province&by=site", "repeated-parameter")]
    [InlineData("funnel?stage=pilot", "parameter-not-for-figure")]
    [InlineData("flow?by=site", "by-not-for-figure")]
    [InlineData("stage-conversion?stage=pilot&to=research", "target-not-after-stage")]
    [InlineData("stage-conversion?attribution=destination", "destination-not-for-rates")]
    [InlineData("stage-conversion?horizon=P1Y,P30D", "mixed-horizon-units")]
    [InlineData("stage-conversion?horizon=1", "bad-parameter")]
    [InlineData("stage-conversion?within=999999", "unknown-place")]
    [InlineData("stage-conversion?asOf=2024-02-30", "bad-parameter")]
    [InlineData("stage-conversion?asOf=2999-01-01", "as-of-beyond-tomorrow")]
    [InlineData("stage-conversion?cohortFrom=2024-02-02&cohortTo=2024-02-01", "cohort-empty")]
    [InlineData("funnel?definition=2", "bad-parameter")]
    [InlineData("funnel?codes=gbt1999", "bad-parameter")]
    [InlineData("funnel?knownAt=main:1", "position-not-reached")]
    [InlineData("funnel?knownAt=yesterday", "bad-position")]
    [InlineData("funnel?site=%00", "forbidden-character")]
    [InlineData("funnel?owner=a%0Ab", "forbidden-character")]
    public async Task Are_refused_by_a_code(string question, string code)
    {
        var reply = await shared.Server.GetAsync("/api/v1/figures/" + question);

        Each_command.ShouldBeProblem(reply, code == "unknown-figure" ? 404 : 400, code);
    }
}
