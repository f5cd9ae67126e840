using TransferFlow.Domain.Access;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Access;

/// <summary>Someone who tries every door: by a session on pages, by a key where programs come in.</summary>
/// <param name="OnPages">Who that is on pages; null for nobody.</param>
/// <param name="InPrograms">Who that is under <c>/api</c>.</param>
internal sealed record Someone(string Name, Visitor Browser, Visitor Program, Caller? OnPages, Caller? InPrograms, bool MustChangePassword = false)
{
    private string? token;

    /// <summary>Who calls at this route; a session is good for reading where programs come in.</summary>
    public Caller? At(Route route) => !route.IsForPrograms ? OnPages : MustChangePassword && route.Method != "GET" ? null : InPrograms;

    /// <summary>An antiforgery token for this someone's forms.</summary>
    public async Task<string> TokenAsync() => token ??= Visitor.TokenIn((await Browser.GetAsync(OnPages is null ? "/sign-in" : "/account")).Text)!;

    /// <summary>Everybody, from the point of view of the results of univ-bj from Beijing.</summary>
    public static async Task<IReadOnlyList<Someone>> AllAsync(TestServer server)
    {
        var owner = new Caller("", Role.Incubator, "univ-bj");
        return
        [
            new("nobody", new(server), new(server), null, null),
            await WithRoleAsync("owner", owner),
            await WithRoleAsync("stranger", owner with { Organisation = "univ-sh" }),
            await WithRoleAsync("office", new("", Role.Office, Region: "110000")),
            await WithRoleAsync("office-elsewhere", new("", Role.Office, Region: "510000")),
            await WithRoleAsync("auditor", new("", Role.Auditor)),
            await WithRoleAsync("administrator", new("", Role.Administrator)),
            await WithKeyAsync("expired-key", owner, null, DateTimeOffset.UtcNow.AddSeconds(-1)),
            await WithKeyAsync("reading-key", owner with { MayWrite = false }, owner with { MayWrite = false, KeyOwner = "test" }, DateTimeOffset.UtcNow.AddDays(1)),
            await WithOneTimePasswordAsync("one-time-password", owner),
        ];

        async Task<Someone> WithRoleAsync(string name, Caller caller)
        {
            var account = await AnAccount.MakeAsync(server, caller);
            return new(name, await account.SignedInAsync(server), new(server, await server.Service.KeyAsync(caller)), caller, caller with { KeyOwner = "test" });
        }

        async Task<Someone> WithKeyAsync(string name, Caller key, Caller? counts, DateTimeOffset expiresAt)
        {
            var text = await server.Service.KeyAsync(key, expiresAt);
            return new(name, new(server, text), new(server, text), null, counts);
        }

        async Task<Someone> WithOneTimePasswordAsync(string name, Caller caller)
        {
            var visitor = await (await AnAccount.MakeAsync(server, caller, isNew: true)).SignedInAsync(server);
            return new(name, visitor, visitor, caller, caller, MustChangePassword: true);
        }
    }
}
