using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>登记机构. Its region decides for ever where its results are kept; see <see cref="Homes"/>.</summary>
/// <param name="Zh">Its Chinese name; the id is made from it where none is given, as files that name the organisation do.</param>
/// <param name="En">The Chinese name where it is absent.</param>
/// <param name="Id">1 to 64 of <c>a-z 0-9 . -</c>, beginning with a letter or a digit.</param>
/// <param name="Region">GB/T 2260.</param>
public sealed record CreateOrganisation(string Zh, string Region, string? En = null, string? Id = null);

public static class CreateOrganisationEndpoint
{
    [Needs(Act.ManageCatalogues)]
    [Answers(typeof(Done))]
    [WolverinePost("/api/v1/organisations")]
    public static async Task<Answer> Post(CreateOrganisation command, Desk desk, CancellationToken stop)
    {
        var fault = CatalogueRules.Id(command.Id) ?? FactRules.Text("zh", command.Zh) ?? FactRules.Text("en", command.En)
            ?? CatalogueRules.Region(command.Region, desk);
        if (fault is not null) return Answer.Of(fault);
        var id = OrganisationId.Of(command.Id ?? command.Zh);
        if (await desk.Session.LoadAsync<Organisation>(id, stop) is not null) return Answer.Of(CatalogueRules.Exists(command.Id is null ? "zh" : "id", id));
        desk.Session.Insert(new Organisation(id, new(command.Zh, command.En ?? command.Zh), command.Region, Homes.Of(command.Region), Verified: true));
        desk.Record("organisation-created", id, MemberChanges.Of(
            ("zh", null, command.Zh), ("en", null, command.En), ("region", null, command.Region)));
        return Answer.Of(new Done(id));
    }
}
