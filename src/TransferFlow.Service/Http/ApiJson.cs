using System.Text.Json;
using System.Text.Json.Serialization;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
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
        json.PropertyNameCaseInsensitive = false;
        json.AllowDuplicateProperties = false;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.NumberHandling = JsonNumberHandling.Strict;
    }

    private sealed class RoleConverter : JsonConverter<Role>
    {
        public override Role Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            CallerClaims.RoleOf(reader.GetString()) ?? throw new JsonException($"'{reader.GetString()}' is no role.");

        public override void Write(Utf8JsonWriter writer, Role value, JsonSerializerOptions options) => writer.WriteStringValue(CallerClaims.NameOf(value));
    }
}
