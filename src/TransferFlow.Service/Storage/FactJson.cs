using System.Text.Json;
using System.Text.Json.Serialization;
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
        return options;
    }

    public static byte[] Write(Fact fact) => JsonSerializer.SerializeToUtf8Bytes(fact, fact.GetType(), Options);

    /// <exception cref="JsonException">The payload is not of that fact's form.</exception>
    /// <exception cref="KeyNotFoundException">There is no fact of that name.</exception>
    public static Fact Read(string eventType, string json) => (Fact)JsonSerializer.Deserialize(json, FactCodes.Types[eventType], Options)!;

    private sealed class StageConverter : JsonConverter<Stage>
    {
        public override Stage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Stages.Find(reader.GetString() ?? "") ?? throw new JsonException($"'{reader.GetString()}' is no stage.");

        public override void Write(Utf8JsonWriter writer, Stage value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code());
    }
}
