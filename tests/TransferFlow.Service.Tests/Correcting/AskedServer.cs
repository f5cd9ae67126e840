using System.Text.Json;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Tests.Access;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Correcting;

/// <summary>A server whose issuer vouches for people, for only people answer corrections; a result in research and then at a pilot base.</summary>
internal sealed class AskedServer(AnIssuedServer shared)
{
    private static int numbers;

    public TestServer Server => shared.Server;

    /// <summary>The id of a result of univ-bj that nobody else uses, with its registration, its entry into research and that into pilot testing.</summary>
    public async Task<string> ResultAsync(params Fact[] more)
    {
        var number = $"C-{Interlocked.Increment(ref numbers)}";
        var id = Known.Result("univ-bj", number);
        await Server.Service.AppendAsync(
            id, [AFact.Registered(number: number), AFact.Entered(Stage.Research, "site-bj", 1), AFact.Entered(Stage.PilotTesting, "site-xa", 40), .. more]);
        return id;
    }

    /// <summary>A person of whom the issuer says this.</summary>
    public async Task<TestClient> PersonAsync(string subject, Role role = Role.Incubator, string? organisation = "univ-bj", string? region = null)
    {
        List<(string, string)> says = [("sub", subject), ("role", role.ToString().ToLowerInvariant())];
        if (organisation is not null) says.Add(("organisation", organisation));
        if (region is not null) says.Add(("region", region));
        shared.Issuer.Says = says;
        return Server.With(await shared.Issuer.TokenAsync());
    }

    /// <summary>Asks that the entry into pilot testing have been eleven days later, and in another region.</summary>
    public static object Later(string reason = "日期录错") => new
    {
        changes = new[] { new { version = 3, fact = new { @event = "stage-entered", stage = "pilot", site = "site-xa", trl = 5, occurredOn = "2024-02-21" } } },
        reason,
    };

    public static object Void(long version, string reason = "重复记录") => new { changes = new[] { new { version, @void = true } }, reason };

    public static string At(string id, string below = "") => $"/api/v1/results/{id}/corrections{below}";

    public static async Task<JsonElement> FactAsync(TestClient client, string id, int version) =>
        (await client.GetAsync($"/api/v1/results/{id}/history")).Json.GetProperty("entries").EnumerateArray()
            .Single(entry => entry.GetProperty("version").GetInt32() == version);
}
