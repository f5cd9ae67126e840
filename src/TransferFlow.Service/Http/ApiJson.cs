using System.Text.Json;
using System.Text.Json.Serialization;
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
        json.PropertyNameCaseInsensitive = false;
        json.AllowDuplicateProperties = false;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.NumberHandling = JsonNumberHandling.Strict;
    }
}
