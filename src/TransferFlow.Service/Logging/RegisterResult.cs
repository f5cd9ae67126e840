using Marten;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Marten;

namespace TransferFlow.Service.Logging;

/// <summary>成果登记.</summary>
/// <param name="Owner">The id or name of a known organisation.</param>
/// <param name="Number">The owner's own number of the result; with the owner it makes the result's id.</param>
public sealed record RegisterResult(
    string Owner, string Number, string OriginRegion, string? Title = null, string? Field = null, int? Trl = null, string? Predecessor = null)
    : LogCommand
{
    public override Fact ToFact(Reference reference) =>
        new Fact.ResultRegistered(OrganisationId.Of(Owner), Number, Title, Field, OriginRegion, Trl, Predecessor)
        {
            OccurredOn = OccurredOn, SourceRef = SourceRef,
        };
}

public static class RegisterResultEndpoint
{
    public static async Task<(ResultStream Result, Organisation? Owner)> LoadAsync(
        RegisterResult command, IDocumentSession session, CancellationToken stop)
    {
        var owner = await session.LoadAsync<Organisation>(OrganisationId.Of(command.Owner), stop);
        var id = ResultId.Of(session.TenantId, OrganisationId.Of(command.Owner), command.Number);
        return (await session.Events.FetchLatest<ResultStream>(id, stop) ?? new() { Id = id }, owner);
    }

    [WolverinePost("/api/v1/results")]
    public static (Answer, IStartStream?) Post(RegisterResult command, ResultStream result, Organisation? owner, Circumstances circumstances)
    {
        if (owner is null) return (Answer.Of(UnknownOwner(command.Owner)), null);
        var (answer, facts) = circumstances.Decide(command, result);
        return (answer, facts.Count == 0 ? null : MartenOps.StartStream<ResultStream>(result.Id, [.. facts]));
    }

    private static Refusal UnknownOwner(string owner) => new("unknown-organisation",
        new($"没有机构“{Fault.Shown(owner)}”。", $"There is no organisation '{Fault.Shown(owner)}'."), "owner");
}
