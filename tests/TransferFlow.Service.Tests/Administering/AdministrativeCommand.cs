using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Administering;

/// <summary>An administrative command: where it goes and what it says, on something of its own that a test can change.</summary>
/// <param name="Act">What the record calls it.</param>
/// <param name="Bad">The same with something wrong in it.</param>
/// <param name="Refusal">The refusal's name.</param>
internal sealed record AdministrativeCommand(string Act, string Address, object Body, string BadAddress, object Bad, string Refusal)
{
    private static int numbers;

    public static TheoryData<string> Acts =>
    [
        "person-created", "person-changed", "person-barred", "person-unbarred", "person-given-password", "person-erased", "key-created", "key-revoked",
        "organisation-created", "organisation-changed", "site-created", "site-changed", "code-added", "code-ended",
    ];

    /// <summary>Text that no other test has.</summary>
    public static string New(string prefix) => $"{prefix}-{Interlocked.Increment(ref numbers)}";

    public static async Task<AdministrativeCommand> OfAsync(string act, TestClient administrator)
    {
        var name = New("n");
        return act switch
        {
            "person-created" => To(act, "/api/v1/people", new { userName = name, role = "auditor" }, new { userName = name, role = "office" }, "missing-value"),
            "person-changed" => To(act, $"/api/v1/people/{await PersonAsync()}/changes", new { role = "office", region = "130000" }, new { email = "x" }, "bad-email"),
            "person-barred" => Bare(act, "/api/v1/people/", await PersonAsync(), "/bar"),
            "person-unbarred" => Bare(act, "/api/v1/people/", await BarredAsync(), "/unbar"),
            "person-given-password" => Bare(act, "/api/v1/people/", await PersonAsync(), "/one-time-passwords"),
            "person-erased" => Bare(act, "/api/v1/people/", await PersonAsync(), "/erasure"),
            "key-created" => To(act, "/api/v1/keys", new { note = name, days = 30 }, new { note = name, days = 3_661 }, "bad-days"),
            "key-revoked" => Bare(act, "/api/v1/keys/", await IdAsync("/api/v1/keys", new { note = name, days = 1 }), "/revocation"),
            "organisation-created" => To(act, "/api/v1/organisations", new { zh = $"机构{name}", region = "110108" }, new { zh = name, region = "999999" }, "unknown-region"),
            "organisation-changed" => To(act, $"/api/v1/organisations/{await OrganisationAsync()}/changes", new { zh = name }, new { zh = " " }, "missing-value"),
            "site-created" => To(act, "/api/v1/sites", Site(name, "pilot-base"), Site(name, "castle"), "unknown-code"),
            "site-changed" => To(act, $"/api/v1/sites/{await IdAsync("/api/v1/sites", Site(name, "pilot-base"))}/changes", new { kind = "incubator" }, new { kind = "castle" }, "unknown-code"),
            "code-added" => To(act, "/api/v1/code-lists/fields/codes", NewCode(name), NewCode("a b"), "bad-code"),
            "code-ended" => To(act, $"/api/v1/code-lists/fields/codes/{await CodeAsync()}/end", new { validTo = "2026-01-01" }, new { validTo = "2019-12-31" }, "ends-before-it-begins"),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };

        async Task<string> IdAsync(string address, object body)
        {
            var reply = await administrator.PostAsync(address, body);
            reply.Status.ShouldBe(200, reply.Text);
            return reply.Json.GetProperty("id").GetString()!;
        }

        Task<string> PersonAsync() => IdAsync("/api/v1/people", new { userName = New("p"), role = "auditor" });

        Task<string> OrganisationAsync() => IdAsync("/api/v1/organisations", new { zh = $"机构{name}", region = "110108" });

        async Task<string> BarredAsync() => await IdAsync($"/api/v1/people/{await PersonAsync()}/bar", new { });

        async Task<string> CodeAsync()
        {
            await IdAsync("/api/v1/code-lists/fields/codes", NewCode(name));
            return name;
        }
    }

    private static object Site(string name, string kind) => new { kind, organisation = "univ-bj", region = "130600", zh = $"基地{name}", id = name };

    private static object NewCode(string code) => new { code, zh = $"领域{code}", en = $"Field {code}", validFrom = "2020-01-01", source = "目录 2020" };

    private static AdministrativeCommand To(string act, string address, object body, object bad, string code) => new(act, address, body, address, bad, code);

    private static AdministrativeCommand Bare(string act, string before, string id, string after) =>
        new(act, before + id + after, new { }, $"{before}nobody{after}", new { }, "not-found");
}
