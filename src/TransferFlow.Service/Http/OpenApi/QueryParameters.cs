using Microsoft.OpenApi;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Notices;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>
/// What the parameters mean that endpoints take from an address by <see cref="AddressQuery"/>. A name means nearly the same wherever it stands.
/// </summary>
internal static class QueryParameters
{
    private static readonly Dictionary<string, (OpenApiSchema Schema, string Description)> all = new()
    {
        ["text"] = (Shape.Text, "在编号、名称、持有单位中查找。Looked for in numbers, titles and owners, whatever the case."),
        ["stage"] = (Shape.OneOf(Stages.All.Select(stage => stage.Code())), "阶段。"),
        ["within"] = (Shape.Text, "GB/T 2260 code, centre or other named set of regions."),
        ["field"] = (Shape.Text, "领域。A code of the list of fields."),
        ["owner"] = (Shape.Text, "成果持有单位。An organisation's id."),
        ["inFlight"] = (Shape.OneOf("true", "false"), "在途。Whether only those that have not ended are shown."),
        ["asOf"] = (Shape.Date, "截至。The date up to which facts count; by default today in China."),
        ["knownAt"] = (Shape.Text, "据当时所知。A position (main:4511) or an instant (ISO 8601 with offset); by default all that is known now."),
        ["kind"] = (Shape.OneOf(NoticeKinds.Codes.Keys), "By default notices of every kind."),
        ["direction"] = (Shape.OneOf("in", "out").Otherwise("in"), "Offers to the caller, or by the caller."),
        ["status"] = (
            Shape.OneOf([.. HandoverStatuses.Codes.Keys, "answered", "all"]).Otherwise("pending"),
            "Answered stands for accepted, declined and expired."),
        ["definition"] = (Shape.Text, "定义的版本。A version of the definition; by default the newest."),
        ["row"] = (Shape.Text, "行。A row's key; of a flow like 110000>130000; by default the total."),
        ["number"] = (Shape.Text, "数。A number's name, with the names around it: horizons.P1Y.rate; by default all results of the row."),
        ["before"] = (Shape.Text, "较早的地址。A figure's address: path and query."),
        ["after"] = (Shape.Text, "较晚的地址。The address of the same question at another date, position or revision."),
        ["cause"] = (Shape.OneOf(ChangeCauses.Codes.Keys), "变化原因。One of the causes that the explanation names."),
        ["page"] = (Shape.From(1, AddressQuery.LastPage), "From 1."),
        ["pageSize"] = (Shape.From(1, AddressQuery.LargestPage), "By default 50."),
    };

    /// <summary>What a name means to one operation, where that is something else than to others.</summary>
    private static readonly Dictionary<(string Operation, string Name), (OpenApiSchema Schema, string Description)> own = new()
    {
        [("corrections", "status")] = (
            Shape.OneOf([.. CorrectionStatuses.Codes.Keys, CorrectionsEndpoint.All]).Otherwise("pending"), "By default those that wait for approval."),
    };

    public static IOpenApiParameter Of(string operation, string name) =>
        Of(name, own.TryGetValue((operation, name), out var meant) ? meant : all[name]);

    public static IOpenApiParameter Of(string name, (OpenApiSchema Schema, string Description) parameter) => new OpenApiParameter
    {
        Name = name, In = ParameterLocation.Query, Schema = parameter.Schema, Description = parameter.Description,
    };
}
