using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>
/// Whether a value is of a schema, for the part of JSON Schema (2020-12) that the document uses. A keyword that is not known is a fault, too.
/// </summary>
internal sealed class SchemaCheck(ApiDescription api)
{
    private static readonly string[] words = ["description", "default", "title", "examples", "example", "deprecated", "readOnly", "discriminator"];

    private static readonly string[] numbers = ["minimum", "maximum", "exclusiveMaximum", "multipleOf"];

    private static readonly string[] others =
        [.. numbers, "properties", "required", "additionalProperties", "items", "minLength", "maxLength", "pattern", "format"];

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

    private string? Check(JsonElement value, JsonElement schema, JsonProperty rule, string at) => value.ValueKind switch
    {
        _ when words.Contains(rule.Name) => null,
        _ when rule.Name is "type" or "enum" or "anyOf" or "oneOf" => CheckKind(value, schema, rule, at),
        JsonValueKind.Object when rule.Name is "properties" or "required" or "additionalProperties" => CheckObject(value, schema, rule, at),
        JsonValueKind.Array when rule.Name == "items" => CheckItems(value, rule.Value, at),
        JsonValueKind.String when rule.Name is "minLength" or "maxLength" or "pattern" or "format" => CheckText(value.GetString()!, rule, at),
        JsonValueKind.Number when numbers.Contains(rule.Name) => CheckNumber(value, rule, at),
        // A rule for values of another kind.
        _ => others.Contains(rule.Name) ? null : $"{at}: the keyword {rule.Name} is not known",
    };

    private string? CheckKind(JsonElement value, JsonElement schema, JsonProperty rule, string at)
    {
        var choices = rule.Value.ValueKind == JsonValueKind.Array ? rule.Value.EnumerateArray().ToList() : [rule.Value];
        var fits = rule.Name switch
        {
            "type" => choices.Exists(type => IsOf(value, type.GetString()!)),
            "enum" => IsNullable(value, schema) || choices.Exists(one => JsonElement.DeepEquals(one, value)),
            "anyOf" => choices.Exists(one => FaultOf(value, one, at) is null),
            _ => choices.Count(one => FaultOf(value, one, at) is null) == 1,
        };
        return fits ? null : $"{at}: {Short(value)} does not fit {rule.Name} {Why(value, choices, at)}";
    }

    private string Why(JsonElement value, List<JsonElement> choices, string at) =>
        string.Join(" | ", choices.Select(one => one.ValueKind == JsonValueKind.Object ? FaultOf(value, one, at) : one.ToString()));

    private string? CheckObject(JsonElement value, JsonElement schema, JsonProperty rule, string at) => rule.Name switch
    {
        "properties" => FaultOfMembers(value, rule.Value, at),
        "additionalProperties" => FaultOfOthers(value, schema, rule.Value, at),
        _ => rule.Value.EnumerateArray().Select(name => name.GetString()!).FirstOrDefault(name => !value.TryGetProperty(name, out _)) is { } missing
            ? $"{at}: no {missing}" : null,
    };

    private string? CheckItems(JsonElement value, JsonElement items, string at) =>
        value.EnumerateArray().Select((item, i) => FaultOf(item, items, $"{at}[{i}]")).FirstOrDefault(fault => fault is not null);

    private static string? CheckText(string text, JsonProperty rule, string at)
    {
        var fits = rule.Name switch
        {
            "minLength" => text.EnumerateRunes().Count() >= rule.Value.GetInt32(),
            "maxLength" => text.EnumerateRunes().Count() <= rule.Value.GetInt32(),
            "pattern" => Regex.IsMatch(text, rule.Value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)),
            _ => IsFormed(text, rule.Value.GetString()!),
        };
        return fits ? null : $"{at}: '{text}' does not fit {rule.Name} {rule.Value}";
    }

    private static string? CheckNumber(JsonElement value, JsonProperty rule, string at)
    {
        if (!value.TryGetDecimal(out var number)) return $"{at}: {Short(value)} is no number that anyone means";
        var limit = rule.Value.GetDecimal();
        var fits = rule.Name switch
        {
            "minimum" => number >= limit,
            "maximum" => number <= limit,
            "exclusiveMaximum" => number < limit,
            _ => number % limit == 0,
        };
        return fits ? null : $"{at}: {number} does not fit {rule.Name} {limit}";
    }

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
        .Select(member => rule.ValueKind == JsonValueKind.False
            ? $"{at}: {member.Name} is not documented" : FaultOf(member.Value, rule, $"{at}.{member.Name}"))
        .FirstOrDefault(fault => fault is not null);

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : value.GetRawText();
}
