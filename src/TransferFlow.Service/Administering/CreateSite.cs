using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>登记载体. Commands and imports know it at once, on other servers within seconds.</summary>
/// <param name="Kind">A code of the list site-kinds that is in force.</param>
/// <param name="Organisation">The id of whose site it is.</param>
/// <param name="Region">GB/T 2260: the host region of what happens there.</param>
/// <param name="En">The Chinese name where it is absent.</param>
/// <param name="Id">As an organisation's; made from the organisation and the Chinese name where it is absent.</param>
public sealed record CreateSite(string Kind, string Organisation, string Region, string Zh, string? En = null, string? Id = null);

public static class CreateSiteEndpoint
{
    [Needs(Act.ManageCatalogues)]
    [Answers(typeof(Done))]
    [WolverinePost("/api/v1/sites")]
    public static async Task<Answer> Post(CreateSite command, Desk desk, CancellationToken stop)
    {
        await desk.References.ReadAsync(stop);
        var fault = KindFault(command.Kind, desk)
            ?? (await desk.Session.LoadAsync<Organisation>(command.Organisation, stop) is null ? NoOrganisation(command.Organisation) : null)
            ?? CatalogueRules.Region(command.Region, desk)
            ?? FactRules.Text("zh", command.Zh) ?? FactRules.Text("en", command.En) ?? CatalogueRules.Id(command.Id);
        if (fault is not null) return Answer.Of(fault);
        var id = command.Id ?? SiteId.Of(command.Organisation, command.Zh);
        if (await desk.Session.LoadAsync<Site>(id, stop) is not null) return Answer.Of(CatalogueRules.Exists(command.Id is null ? "zh" : "id", id));
        desk.Session.Insert(new Site(id, command.Kind, new(command.Zh, command.En ?? command.Zh), command.Organisation, command.Region));
        desk.Record("site-created", id, MemberChanges.Of(
            ("zh", null, command.Zh), ("en", null, command.En), ("kind", null, command.Kind), ("organisation", null, command.Organisation),
            ("region", null, command.Region)));
        return Answer.Of(new Done(id));
    }

    internal static Refusal? KindFault(string kind, Desk desk)
    {
        var kinds = desk.Catalogues.Lists.SiteKinds;
        return !kinds.Knows(kind) ? Fault.UnknownCode("kind", kind, kinds)
            : kinds.InForce(kind, desk.Today) ? null
            : Fault.CodeNotInForce("kind", kind, kinds, desk.Today);
    }

    private static Refusal NoOrganisation(string organisation) => new("unknown-organisation",
        new($"没有机构“{Fault.Shown(organisation)}”。", $"There is no organisation '{Fault.Shown(organisation)}'."), "organisation");
}
