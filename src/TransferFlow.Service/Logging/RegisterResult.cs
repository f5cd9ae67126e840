using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;
using Wolverine.Marten;

namespace TransferFlow.Service.Logging;

/// <summary>成果登记.</summary>
/// <param name="Owner">The id or name of a known organisation; the caller's own where it is absent.</param>
/// <param name="Number">The owner's own number of the result; with the owner it makes the result's id.</param>
public sealed record RegisterResult(
    string Number, string OriginRegion, string? Owner = null, string? Title = null, string? Field = null, int? Trl = null,
    string? Predecessor = null)
    : LogCommand
{
    public override Fact ToFact(Reference reference) =>
        new Fact.ResultRegistered(OrganisationId.Of(Owner ?? ""), Number, Title, Field, OriginRegion, Trl, Predecessor)
        {
            OccurredOn = OccurredOn, SourceRef = SourceRef,
        };

    /// <summary>The command of this caller: whoever names no owner means the own organisation.</summary>
    internal RegisterResult By(Caller caller) => Owner is null ? this with { Owner = caller.Organisation } : this;

    internal Refusal UnknownOwner() => Owner is null ? Fault.Missing("owner") : new("unknown-organisation",
        new($"没有机构“{Fault.Shown(Owner)}”。", $"There is no organisation '{Fault.Shown(Owner)}'."), "owner");
}

public static class RegisterResultEndpoint
{
    public static async Task<(ResultStream Result, Organisation? Owner)> LoadAsync(
        RegisterResult command, Caller caller, IDocumentSession session, CancellationToken stop)
    {
        var named = OrganisationId.Of(command.By(caller).Owner ?? "");
        var id = ResultId.Of(session.TenantId, named, command.Number);
        return (await session.Events.FetchLatest<ResultStream>(id, stop) ?? new() { Id = id }, await session.LoadAsync<Organisation>(named, stop));
    }

    [Needs(Act.LogFacts)]
    [WolverinePost("/api/v1/results")]
    public static (Answer, RegisteredFacts) Post(RegisterResult command, ResultStream result, Organisation? owner, Circumstances circumstances)
    {
        var (answer, facts) = circumstances.Decide(command.By(circumstances.Caller), owner, result);
        return (answer, new(result, facts));
    }
}

/// <summary>What a registration appends: the beginning of a stream or, where an earlier registration was voided, more of one.</summary>
public sealed record RegisteredFacts(ResultStream Result, IReadOnlyList<object> Facts) : IMartenOp
{
    public void Execute(IDocumentSession session)
    {
        if (Facts.Count == 0) return;
        if (Result.Version == 0) session.Events.StartStream<ResultStream>(Result.Id, Facts);
        else session.Events.Append(Result.Id, Result.Version + Facts.Count, Facts);
    }
}
