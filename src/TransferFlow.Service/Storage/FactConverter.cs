using System.Text.Json;
using System.Text.Json.Serialization;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage;

/// <summary>
/// A fact within another one: what a correction says that it should have been. Its kind stands in it as <c>event</c>, in front when it is written and
/// anywhere when it is read, for the database orders members by the length of their names.
/// </summary>
internal sealed class FactConverter : JsonConverter<Fact>
{
    public const string Event = "event";

    public override Fact Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(Event, out var name) || name.ValueKind != JsonValueKind.String)
            throw new JsonException($"A fact within a fact is an object with a text '{Event}'.");
        if (!FactCodes.Types.TryGetValue(name.GetString()!, out var type)) throw new JsonException($"There is no fact '{name.GetString()}'.");
        var own = json.EnumerateObject().Where(member => member.Name != Event).ToDictionary(member => member.Name, member => member.Value);
        return (Fact)JsonSerializer.SerializeToElement(own, options).Deserialize(type, options)!;
    }

    public override void Write(Utf8JsonWriter writer, Fact value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(Event, value.Code());
        foreach (var member in JsonSerializer.SerializeToElement(value, value.GetType(), options).EnumerateObject()) member.WriteTo(writer);
        writer.WriteEndObject();
    }
}
