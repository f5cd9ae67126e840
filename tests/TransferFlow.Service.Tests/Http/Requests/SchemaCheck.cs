using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>Whether a value is of a schema, for the part of JSON Schema (2020-12) that the document uses. A keyword that is not known is a fault, too.</summary>
internal sealed class SchemaCheck(ApiDescription api)
{
    private static readonly string[] words = ["description", "default", "title", "examples", "example", "deprecated", "readOnly"];

    /// <summary>The first fault, with its path; null where there is none.</summary>
    public string? FaultOf(JsonElement value, JsonElement schema, string at = "$")
    {
        if (schema.ValueKind is JsonValueKind.Undefined or JsonValueKind.True) return null;
        schema = api.Resolve(schema);
        foreach (var rule in schema.EnumerateObject())
        {
            if (Check(value, schema, rule, at) is { } fault) return fault;
        }

        return null;
    }

    private string? Check(JsonElement value, JsonElement schema, JsonProperty rule, string at) => rule.Name switch
    {
        "type" => Types(rule.Value).Any(type => IsOf(value, type)) ? null : $"{at}: {Short(value)} is not {rule.Value}",
        "enum" => rule.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) || IsNullable(value, schema) ? null : $"{at}: {Short(value)} is none of {rule.Value}",
        "properties" => value.ValueKind == JsonValueKind.Object ? FaultOfMembers(value, rule.Value, at) : null,
        "required" => value.ValueKind != JsonValueKind.Object ? null
            : rule.Value.EnumerateArray().Select(name => name.GetString()!).FirstOrDefault(name => !value.TryGetProperty(name, out _)) is { } missing ? $"{at}: no {missing}" : null,
        "additionalProperties" => value.ValueKind == JsonValueKind.Object ? FaultOfOthers(value, schema, rule.Value, at) : null,
        "items" => value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select((item, i) => FaultOf(item, rule.Value, $"{at}[{i}]")).FirstOrDefault(fault => fault is not null) : null,
        "anyOf" => rule.Value.EnumerateArray().Any(one => FaultOf(value, one, at) is null) ? null : $"{at}: {Short(value)} is of none: {FaultOf(value, rule.Value[0], at)}",
        "oneOf" => rule.Value.EnumerateArray().Count(one => FaultOf(value, one, at) is null) == 1 ? null
            : $"{at}: not of one: {string.Join(" | ", rule.Value.EnumerateArray().Select(one => FaultOf(value, one, at)))}",
        "minLength" => value.ValueKind != JsonValueKind.String || Length(value) >= rule.Value.GetInt32() ? null : $"{at}: shorter than {rule.Value}",
        "maxLength" => value.ValueKind != JsonValueKind.String || Length(value) <= rule.Value.GetInt32() ? null : $"{at}: longer than {rule.Value}",
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.Value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1))
            ? null : $"{at}: {Short(value)} is not like {rule.Value}",
        "format" => value.ValueKind != JsonValueKind.String || IsFormed(value.GetString()!, rule.Value.GetString()!) ? null : $"{at}: {Short(value)} is no {rule.Value}",
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.Value.GetDouble() ? null : $"{at}: {value} is less than {rule.Value}",
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.Value.GetDouble() ? null : $"{at}: {value} is more than {rule.Value}",
        "exclusiveMaximum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() < rule.Value.GetDecimal() ? null : $"{at}: {value} is not less than {rule.Value}",
        "multipleOf" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() % rule.Value.GetDecimal() == 0 ? null : $"{at}: {value} is no multiple of {rule.Value}",
        _ => words.Contains(rule.Name) ? null : $"{at}: the keyword {rule.Name} is not known",
    };

    public static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => type == "object" && value.ValueKind == JsonValueKind.Object,
    };

    // OpenAPI documents made of types list no null among the names of an enumeration that may be absent.
    private static bool IsNullable(JsonElement value, JsonElement schema) =>
        value.ValueKind == JsonValueKind.Null && schema.TryGetProperty("type", out var type) && Types(type).Contains("null");

    private static bool IsFormed(string text, string format) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) && text.Contains('T', StringComparison.Ordinal),
        "uuid" => Guid.TryParse(text, out _),
        _ => true,
    };

    private string? FaultOfMembers(JsonElement value, JsonElement properties, string at) => properties.EnumerateObject()
        .Select(property => value.TryGetProperty(property.Name, out var member) ? FaultOf(member, property.Value, $"{at}.{property.Name}") : null)
        .FirstOrDefault(fault => fault is not null);

    private string? FaultOfOthers(JsonElement value, JsonElement schema, JsonElement rule, string at) => value.EnumerateObject()
        .Where(member => !schema.TryGetProperty("properties", out var properties) || !properties.TryGetProperty(member.Name, out _))
        .Select(member => rule.ValueKind == JsonValueKind.False ? $"{at}: {member.Name} is not documented" : FaultOf(member.Value, rule, $"{at}.{member.Name}"))
        .FirstOrDefault(fault => fault is not null);

    private static int Length(JsonElement text) => text.GetString()!.EnumerateRunes().Count();

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : value.GetRawText();
}
