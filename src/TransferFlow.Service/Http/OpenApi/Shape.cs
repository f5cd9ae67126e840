using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>Schemas in few words, for what is not read from or written to a type.</summary>
internal static class Shape
{
    public static OpenApiSchema Text => new() { Type = JsonSchemaType.String };

    public static OpenApiSchema Like(string pattern) => new() { Type = JsonSchemaType.String, Pattern = pattern };

    public static OpenApiSchema Date => new() { Type = JsonSchemaType.String, Format = "date" };

    public static OpenApiSchema Count => new() { Type = JsonSchemaType.Integer, Minimum = "0" };

    public static OpenApiSchema From(int least, int most) => new() { Type = JsonSchemaType.Integer, Minimum = $"{least}", Maximum = $"{most}" };

    public static OpenApiSchema Number => new() { Type = JsonSchemaType.Number };

    /// <summary>From 0 to 1.</summary>
    public static OpenApiSchema Share => new() { Type = JsonSchemaType.Number, Minimum = "0", Maximum = "1" };

    public static OpenApiSchema Flag => new() { Type = JsonSchemaType.Boolean };

    public static OpenApiSchema OneOf(params IEnumerable<string> names) =>
        new() { Type = JsonSchemaType.String, Enum = [.. names.Select(name => JsonValue.Create(name))] };

    public static OpenApiSchema ListOf(IOpenApiSchema item) => new() { Type = JsonSchemaType.Array, Items = item };

    public static OpenApiSchema OrNull(this OpenApiSchema schema)
    {
        schema.Type |= JsonSchemaType.Null;
        return schema;
    }

    /// <summary>With what an absent value stands for.</summary>
    public static OpenApiSchema Otherwise(this OpenApiSchema schema, string value)
    {
        schema.Default = value;
        return schema;
    }

    public static OpenApiSchema With(this OpenApiSchema schema, string description)
    {
        schema.Description = description;
        return schema;
    }

    /// <summary>An object with these members and no others; a name that ends in <c>?</c> may be absent.</summary>
    public static OpenApiSchema Object(params IEnumerable<(string Name, IOpenApiSchema Schema)> members)
    {
        var listed = members.ToList();
        return new()
        {
            Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = false,
            Properties = listed.ToDictionary(member => member.Name.TrimEnd('?'), member => member.Schema),
            Required = listed.Where(member => !member.Name.EndsWith('?')).Select(member => member.Name).ToHashSet(),
        };
    }

    /// <summary>Adds the schema to the document's, once, and refers to it.</summary>
    public static OpenApiSchemaReference In(this OpenApiSchema schema, OpenApiDocument document, string name)
    {
        if (document.Components?.Schemas?.ContainsKey(name) != true) document.AddComponent(name, schema);
        return new(name, document);
    }
}
