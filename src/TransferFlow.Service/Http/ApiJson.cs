using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Http;

/// <summary>
/// How JSON is read and written over HTTP: as in the store, and strictly. Names are taken as they are written, once each and none that is
/// unknown, for a member that is passed over is a fact that was meant and not logged.
/// </summary>
public static class ApiJson
{
    public static void Configure(JsonSerializerOptions json)
    {
        FactJson.Configure(json);
        json.Converters.Add(new RoleConverter());
        ((DefaultJsonTypeInfoResolver)json.TypeInfoResolver!).Modifiers.Add(TellFactsApart);
        json.AllowOutOfOrderMetadataProperties = true;
        json.PropertyNameCaseInsensitive = false;
        json.AllowDuplicateProperties = false;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.NumberHandling = JsonNumberHandling.Strict;
    }

    /// <summary>A fact that stands in a correction says by its event which one it is, wherever that stands in it.</summary>
    private static void TellFactsApart(JsonTypeInfo type)
    {
        if (type.Type != typeof(LogCommand)) return;
        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = FactConverter.Event };
        foreach (var (code, command) in ChangeOfFact.Commands) type.PolymorphismOptions.DerivedTypes.Add(new(command, code));
    }

    private sealed class RoleConverter : JsonConverter<Role>
    {
        public override Role Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            CallerClaims.RoleOf(reader.GetString()) ?? throw new JsonException($"'{reader.GetString()}' is no role.");

        public override void Write(Utf8JsonWriter writer, Role value, JsonSerializerOptions options) => writer.WriteStringValue(CallerClaims.NameOf(value));
    }
}
