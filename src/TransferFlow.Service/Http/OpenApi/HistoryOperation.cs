using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Http.OpenApi;

internal static class HistoryOperation
{
    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var entry = await EntryAsync(context, more: null, stop);
        operation.Responses!["200"] = WrittenAnswers.Ok(Shape
            .Object(("id", Shape.Text), ("knownAt", Shape.Text), ("entries", Shape.ListOf(entry)))
            .With("成果历史：The facts of one result in timeline order, with both of their times.").In(context.Document!, "History"));
    }

    /// <summary>One fact with all that lies beside it.</summary>
    internal static async Task<OpenApiSchema> EntryAsync(
        OpenApiOperationTransformerContext context, (string Name, IOpenApiSchema Schema)? more, CancellationToken stop)
    {
        var facts = new List<IOpenApiSchema>();
        foreach (var type in FactCodes.Types.Values)
        {
            var schema = await context.GetOrCreateSchemaAsync(type, null, stop);
            facts.Add(schema.In(context.Document!, $"Fact.{type.Name}"));
        }

        IEnumerable<(string, IOpenApiSchema)> members =
        [
            ("position", Shape.Text), ("version", Shape.Count), ("occurredOn", Shape.Date),
            ("recordedAt", new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" }), ("event", Shape.OneOf(FactCodes.Types.Keys)),
            ("fact", new OpenApiSchema { AnyOf = facts }),
            ("void", Shape.Flag.With("作废。Whether it counts no more.")),
            ("correction", Shape.Count.OrNull().With("更正。The version of the request by which it was last changed.")),
            ("firstSaid", EnforcedSchemas.Fact.OrNull().With("What it said first, where it was changed; with its event.")), ("late", Shape.Flag.With("Whether a fact of a later date was known before it.")),
            ("actor", Shape.Text.OrNull()), ("organisation", Shape.Text.OrNull()), ("cause", Shape.Text.OrNull()), ("why", Shape.Text.OrNull()),
        ];
        return Shape.Object(more is { } last ? members.Append(last) : members);
    }
}
