using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>
/// 更名或核实: what is absent stays as it is. The id stays, so facts mean the same organisation; a file that names it by its new name means
/// another one and should name it by id. Its region cannot change, for its results are kept by it.
/// </summary>
/// <param name="Verified">Whether someone has checked what an import met first.</param>
public sealed record ChangeOrganisation(string? Zh = null, string? En = null, bool? Verified = null);

public static class ChangeOrganisationEndpoint
{
    [Needs(Act.ManageCatalogues)]
    [Answers(typeof(Done))]
    [WolverinePost("/api/v1/organisations/{organisation}/changes")]
    public static async Task<Answer> Post(string organisation, ChangeOrganisation command, Desk desk, CancellationToken stop)
    {
        if (await desk.Session.LoadAsync<Organisation>(organisation, stop) is not { } before) return Answer.Of(Unknown.Organisation);
        if ((FactRules.Text("zh", command.Zh) ?? FactRules.Text("en", command.En)) is { } fault) return Answer.Of(fault);
        var after = before with
        {
            Name = new(command.Zh ?? before.Name.Zh, command.En ?? before.Name.En), Verified = command.Verified ?? before.Verified,
        };
        if (after == before) return Answer.Of(new Done(organisation, AlreadyDone: true));
        desk.Session.Update(after);
        desk.Record("organisation-changed", organisation, MemberChanges.Of(
            ("zh", before.Name.Zh, after.Name.Zh), ("en", before.Name.En, after.Name.En),
            ("verified", before.Verified ? "true" : "false", after.Verified ? "true" : "false")));
        return Answer.Of(new Done(organisation));
    }
}
