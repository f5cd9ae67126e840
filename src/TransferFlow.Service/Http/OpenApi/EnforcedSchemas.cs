using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>Lets schemas say what reading the body and the domain's rules enforce, from the same numbers.</summary>
internal static class EnforcedSchemas
{
    public static Task Apply(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Stage)) Name(schema, Stages.All.Select(stage => stage.Code()), context);
        if (type == typeof(Role)) Name(schema, Enum.GetValues<Role>().Select(CallerClaims.NameOf), context);
        if (type == typeof(Domain.Results.Fact)) Become(schema, Fact);
        // It is read exactly, and written so.
        if (type == typeof(decimal)) schema.Format = null;
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object) RequireWhatIsRequired(schema, context.JsonTypeInfo);
        if (context.JsonPropertyInfo is { } member && IsLogged(member.DeclaringType)) Limit(schema, type, member.Name);
        return Task.CompletedTask;
    }

    /// <summary>A fact that stands by itself: its event, and the members of that kind of fact.</summary>
    public static OpenApiSchema Fact => new()
    {
        Type = JsonSchemaType.Object, Required = new HashSet<string> { FactConverter.Event },
        Properties = new Dictionary<string, IOpenApiSchema> { [FactConverter.Event] = Shape.OneOf(FactCodes.Types.Keys) },
    };

    private static void Become(OpenApiSchema schema, OpenApiSchema other) =>
        (schema.Type, schema.Required, schema.Properties) = (other.Type, other.Required, other.Properties);

    /// <summary>
    /// The names that choices are written by. Where null is what is meant by saying nothing, the framework puts the schema in place and forgets that
    /// null can be said, too; everywhere else it says so beside its reference to the schema.
    /// </summary>
    private static void Name(OpenApiSchema schema, IEnumerable<string> names, OpenApiSchemaTransformerContext context)
    {
        var isOptional = context.JsonPropertyInfo?.AssociatedParameter is { HasDefaultValue: true, DefaultValue: null };
        schema.Type = isOptional ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        schema.Enum = [.. names.Select(name => JsonValue.Create(name)), .. isOptional ? (JsonNode[])[JsonNullSentinel.JsonNull] : []];
    }

    /// <summary>The framework also asks for members that may be absent, such as the terms of a deal that are not known.</summary>
    private static void RequireWhatIsRequired(OpenApiSchema schema, JsonTypeInfo type) =>
        schema.Required = type.Properties.Where(property => property.IsRequired).Select(property => property.Name).ToHashSet();

    private static bool IsLogged(Type type) => typeof(ResultCommand).IsAssignableFrom(type) || type == typeof(DealTerms);

    private static void Limit(OpenApiSchema schema, Type type, string member)
    {
        if (type == typeof(string))
        {
            (schema.MinLength, schema.MaxLength) = (1, FactRules.LongestText(JsonNamingPolicy.SnakeCaseLower.ConvertName(member)));
            schema.Pattern = FactRules.TextPattern;
        }
        else if (type == typeof(decimal))
        {
            (schema.Minimum, schema.ExclusiveMaximum) = ("0", FactRules.AmountBound.ToString(CultureInfo.InvariantCulture));
            schema.MultipleOf = new decimal(1, 0, 0, isNegative: false, FactRules.AmountDecimals);
        }
        else if (member == "trl")
        {
            (schema.Minimum, schema.Maximum) = ($"{FactRules.LowestTrl}", $"{FactRules.HighestTrl}");
        }
    }
}
