using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>
/// 更改载体: names and kind; what is absent stays as it is. Its organisation and its region are fixed. Who may see and log what happened at the site
/// rests on the one, and where it happened, in every figure, on the other: with either changed the same address would give other rights and the same
/// facts would tell of another place. A site that moves or changes hands is a new site, to which its results can be handed over.
/// </summary>
public sealed record ChangeSite(string? Zh = null, string? En = null, string? Kind = null);

public static class ChangeSiteEndpoint
{
    [Needs(Act.ManageCatalogues)]
    [Answers(typeof(Done))]
    [WolverinePost("/api/v1/sites/{site}/changes")]
    public static async Task<Answer> Post(string site, ChangeSite command, Desk desk, CancellationToken stop)
    {
        if (await desk.Session.LoadAsync<Site>(site, stop) is not { } before) return Answer.Of(Unknown.Site);
        await desk.References.ReadAsync(stop);
        var isOtherKind = command.Kind is not null && command.Kind != before.Kind;
        var fault = FactRules.Text("zh", command.Zh) ?? FactRules.Text("en", command.En)
            ?? (isOtherKind ? CreateSiteEndpoint.KindFault(command.Kind!, desk) : null);
        if (fault is not null) return Answer.Of(fault);
        var after = before with { Name = new(command.Zh ?? before.Name.Zh, command.En ?? before.Name.En), Kind = command.Kind ?? before.Kind };
        if (after == before) return Answer.Of(new Done(site, AlreadyDone: true));
        desk.Session.Update(after);
        desk.Record("site-changed", site, MemberChanges.Of(
            ("zh", before.Name.Zh, after.Name.Zh), ("en", before.Name.En, after.Name.En), ("kind", before.Kind, after.Kind)));
        return Answer.Of(new Done(site));
    }
}
