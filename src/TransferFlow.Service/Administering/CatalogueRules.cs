using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Administering;

/// <summary>What holds for organisations and sites alike.</summary>
internal static class CatalogueRules
{
    /// <summary>What is wrong with an id that was chosen; nothing with one that is to be made.</summary>
    public static Refusal? Id(string? id) => id is null || id == OrganisationId.Of(id) ? null : new("bad-id", new(
        "代码应为1至64个小写字母、数字、点或连字符，以字母或数字开头。",
        "An id is 1 to 64 lower-case letters, digits, dots and hyphens, beginning with a letter or a digit."), "id");

    public static Refusal? Region(string region, Desk desk) =>
        desk.Catalogues.Regions.Knows(region) ? null : Fault.UnknownRegion("region", region);

    public static Refusal Exists(string column, string id) => new("already-exists",
        new($"“{Fault.Shown(id)}”已经登记。", $"'{Fault.Shown(id)}' exists already."), column);
}
