using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage;

/// <summary>How facts are written in the store: camel case, stages by their codes, nothing that is null. Golden files hold it.</summary>
public static class FactJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions());

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new StageConverter());
        options.Converters.Add(new FactConverter());
        options.RespectNullableAnnotations = true;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatFollows, KeepTheOrderOfTheRecord, RequireWhatCannotBeNull } };
        return options;
    }

    public static byte[] Write(Fact fact) => JsonSerializer.SerializeToUtf8Bytes(fact, fact.GetType(), Options);

    /// <inheritdoc cref="Read(string, ReadOnlySpan{byte})"/>
    public static Fact Read(string eventType, string json) => Read(eventType, Encoding.UTF8.GetBytes(json));

    /// <exception cref="JsonException">The payload is not of that fact's form.</exception>
    /// <exception cref="KeyNotFoundException">There is no fact of that name.</exception>
    public static Fact Read(string eventType, ReadOnlySpan<byte> json) =>
        PlainFacts.Find(eventType, json)
        ?? (Fact?)JsonSerializer.Deserialize(json, FactCodes.Types[eventType], Options)
        ?? throw new JsonException($"The payload of this '{eventType}' is null.");

    /// <summary>What can be told from a fact's other members is no part of it.</summary>
    private static void LeaveOutWhatFollows(JsonTypeInfo type)
    {
        if (!typeof(Fact).IsAssignableFrom(type.Type)) return;
        foreach (var derived in type.Properties.Where(property => property.Set is null).ToList()) type.Properties.Remove(derived);
    }

    /// <summary>
    /// Members are written as the record names them, then the inherited ones. Left to itself the order is that of reflection, which a property
    /// that is declared again changes, and with it the bytes of every fact to come.
    /// </summary>
    private static void KeepTheOrderOfTheRecord(JsonTypeInfo type)
    {
        if (type.Properties.All(property => property.AssociatedParameter is null)) return;
        foreach (var property in type.Properties) property.Order = property.AssociatedParameter?.Position ?? int.MaxValue;
    }

    /// <summary>What may be null may also be absent, such as the terms of a deal that are not known; all else has to be there.</summary>
    private static void RequireWhatCannotBeNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { HasDefaultValue: false } parameter)
                property.IsRequired = !parameter.IsNullable && Nullable.GetUnderlyingType(parameter.ParameterType) is null;
        }
    }

    private sealed class StageConverter : JsonConverter<Stage>
    {
        public override Stage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Stages.Find(reader.GetString() ?? "") ?? throw new JsonException($"'{reader.GetString()}' is no stage.");

        public override void Write(Utf8JsonWriter writer, Stage value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code());
    }
}
