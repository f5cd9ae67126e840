using System.Globalization;
using System.Text.Json;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>Makes JSON values from schemas: sound ones, ones at the edge of what is allowed, and ones just beyond.</summary>
/// <param name="known">By the name of a member or a parameter, what means something to this server; a schema tells only what is well formed.</param>
internal sealed class Values(ApiDescription api, IReadOnlyDictionary<string, string[]> known)
{
    private static readonly string[] edgeDates = ["1900-01-01", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "1899-12-31", "2999-01-01"];

    private static readonly string[] badDates =
    [
        "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-2-3",
        "24-02-03", "2024/02/03", "03.02.2024", "2024-02-03T00:00:00", "2024-02-03Z", "２０２４-０２-０３", "", " ",
        "today", "-2024-02-03", "10000-01-01",
    ];

    private static readonly string[] anything =
    [
        "null", "true", "1", "-1", "1.5", "1e400", "-0", "\"\"", "\"x\"", "[]", "{}", "[1]",
        """{"a":1}""", "99999999999999999999999999999999999999999",
    ];

    /// <summary>A value of the schema.</summary>
    public string Sound(Random random, string name, JsonElement schema)
    {
        schema = api.Resolve(schema);
        if (known.TryGetValue(name, out var values) && random.Next(20) > 0) return Texts.Json(values[random.Next(values.Length)]);
        if (schema.TryGetProperty("enum", out var names)) return names[random.Next(names.GetArrayLength())].GetRawText();
        if (OneOf(schema) is { } choice) return Sound(random, name, choice);
        return TypeOf(schema) switch
        {
            "string" => Texts.Json(Format(schema) == "date" ? Date(random) : Text(random, schema)),
            "integer" => $"{random.NextInt64(Least(schema, 0), Greatest(schema, 9) + 1)}",
            "number" => ((decimal)random.NextInt64(0, 1_000_000_000) / 10_000m).ToString(CultureInfo.InvariantCulture),
            "boolean" => random.Next(2) == 0 ? "true" : "false",
            "array" => $"[{string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => Sound(random, name, schema.GetProperty("items"))))}]",
            "object" => new Body(this, schema, random).Fill().Write(),
            _ => anything[random.Next(anything.Length)],
        };
    }

    /// <summary>A value of the schema at the edge of what it allows.</summary>
    public string Edge(Random random, string name, JsonElement schema)
    {
        schema = api.Resolve(schema);
        if (OneOf(schema) is { } choice) return Edge(random, name, choice);
        if (IsNullable(schema) && random.Next(6) == 0) return "null";
        if (schema.TryGetProperty("enum", out _)) return Sound(random, name, schema);
        return TypeOf(schema) switch
        {
            "string" when Format(schema) == "date" => Texts.Json(edgeDates[random.Next(edgeDates.Length)]),
            "string" => Texts.Json(random.Next(3) switch
            {
                0 => Texts.OfLength(random, Number(schema, "minLength") ?? 1),
                1 => Texts.OfLength(random, Number(schema, "maxLength") ?? 3_000),
                _ => Texts.Odd(random),
            }),
            "integer" => random.Next(2) == 0 ? $"{Least(schema, Smallest(schema))}" : $"{Greatest(schema, Largest(schema))}",
            "number" => random.Next(3) switch { 0 => "0", 1 => "0.0001", _ => "999999999999999.9999" },
            _ => Sound(random, name, schema),
        };
    }

    /// <summary>Whether the text is of the schema as an address says it: without quotation marks.</summary>
    public bool IsSound(string text, JsonElement schema)
    {
        var check = new SchemaCheck(api);
        return new[] { Texts.Json(text), text }.Any(json => TryParse(json, out var value) && check.FaultOf(value, schema) is null);
    }

    /// <summary>A value that is not of the schema.</summary>
    public string Beyond(Random random, string name, JsonElement schema)
    {
        schema = api.Resolve(schema);
        var check = new SchemaCheck(api);
        for (var tries = 0; tries < 50; tries++)
        {
            var value = Candidate(random, schema);
            // What cannot even be read is surely beyond it.
            if (!TryParse(value, out var parsed) || check.FaultOf(parsed, schema) is not null) return value;
        }

        return Sound(random, name, schema);
    }

    private static string Candidate(Random random, JsonElement schema) => random.Next(3) > 0 ? anything[random.Next(anything.Length)]
        : TypeOf(schema) switch
    {
        "string" when Format(schema) == "date" => Texts.Json(badDates[random.Next(badDates.Length)]),
        "string" => random.Next(3) > 0 ? Texts.Unsound(random) : Texts.Json(Texts.OfLength(random, (Number(schema, "maxLength") ?? 3_000) + 1)),
        "integer" => random.Next(4) switch
        {
            0 => $"{(Int128)Least(schema, Smallest(schema)) - 1}", 1 => $"{(Int128)Greatest(schema, Largest(schema)) + 1}", 2 => "1.5", _ => "\"1\"",
        },
        "number" => random.Next(4) switch { 0 => "-0.0001", 1 => "0.00001", 2 => "1000000000000000", _ => "\"1\"" },
        _ => anything[random.Next(anything.Length)],
    };

    private static bool TryParse(string json, out JsonElement value)
    {
        try
        {
            value = JsonDocument.Parse(json).RootElement;
            if (value.ValueKind == JsonValueKind.String) value.GetString();
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            value = default;
            return false;
        }
    }

    /// <summary>Of several schemas the one that says something besides null.</summary>
    private JsonElement? OneOf(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out var choices) || schema.TryGetProperty("anyOf", out choices)
            ? choices.EnumerateArray().Select(api.Resolve).FirstOrDefault(choice => TypeOf(choice) != "null") : null;

    private static string? TypeOf(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) ? SchemaCheck.Types(type).OrderBy(name => name == "null").First() : null;

    private static bool IsNullable(JsonElement schema) => schema.TryGetProperty("type", out var type) && SchemaCheck.Types(type).Contains("null");

    private static string? Format(JsonElement schema) => schema.TryGetProperty("format", out var format) ? format.GetString() : null;

    private static int? Number(JsonElement schema, string name) => schema.TryGetProperty(name, out var number) ? number.GetInt32() : null;

    private static long Least(JsonElement schema, long otherwise) => schema.TryGetProperty("minimum", out var least) ? least.GetInt64() : otherwise;

    private static long Greatest(JsonElement schema, long otherwise) =>
        schema.TryGetProperty("maximum", out var greatest) ? greatest.GetInt64() : otherwise;

    private static long Smallest(JsonElement schema) => Format(schema) == "int64" ? long.MinValue : int.MinValue;

    private static long Largest(JsonElement schema) => Format(schema) == "int64" ? long.MaxValue : int.MaxValue;

    private static string Date(Random random) => new DateOnly(2022, 1, 1).AddDays(random.Next(1_400)).ToString("yyyy-MM-dd");

    private static string Text(Random random, JsonElement schema) =>
        schema.TryGetProperty("pattern", out var pattern) && pattern.GetString()!.StartsWith("^P", StringComparison.Ordinal)
            ? $"P{random.Next(1, 6)}Y"
        : random.Next(3) == 0 ? Texts.Odd(random) : $"text {random.Next(1_000)}";
}
