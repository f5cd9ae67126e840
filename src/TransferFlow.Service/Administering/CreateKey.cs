using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>生成密钥, for a program.</summary>
/// <param name="Note">What it is for: 1 to 200 characters.</param>
/// <param name="Days">How long it holds: 1 to 3,660 days. One that a key makes holds no longer than that.</param>
/// <param name="Role">The caller's own where it is absent; only administrators can give another.</param>
/// <param name="Organisation">As for a person of that role.</param>
/// <param name="Region">An office's own where it is absent, or a part of it.</param>
public sealed record CreateKey(string Note, int Days, bool ReadOnly = false, Role? Role = null, string? Organisation = null, string? Region = null)
{
    /// <summary>What the key would be, by this caller.</summary>
    internal Caller For(Caller caller)
    {
        var isOwnRole = Role is null || Role == caller.Role;
        return new(
            "", Role ?? caller.Role, Organisation ?? (isOwnRole ? caller.Organisation : null), Region ?? (isOwnRole ? caller.Region : null), !ReadOnly);
    }
}

/// <param name="Key">The text to be sent as <c>Authorization: Bearer</c>; it is told only now.</param>
public sealed record NewKey(string Id, string Key, DateTimeOffset ExpiresAt);

public static class CreateKeyEndpoint
{
    public const int LongestLife = 3_660;

    [Needs(Act.ManageKeys)]
    [Answers(typeof(NewKey))]
    [WolverinePost("/api/v1/keys")]
    public static async Task<Answer> Post(CreateKey command, Desk desk, CancellationToken stop)
    {
        var holder = command.For(desk.Caller);
        var fault = FactRules.Text("note", command.Note)
            ?? (command.Days is >= 1 and <= LongestLife ? null : new Refusal("bad-days", new(
                $"有效天数应为1至{LongestLife}。", $"'days' is 1 to {LongestLife}."), "days"))
            ?? Excess(desk, holder)
            ?? await desk.Standing.FaultAsync(holder.Role, holder.Organisation, holder.Region, stop);
        if (fault is not null) return Answer.Of(fault);
        var maker = await desk.Session.LoadAsync<AccessKey>(desk.Caller.Actor, stop);
        var expiresAt = desk.Now.AddDays(command.Days);
        if (maker?.ExpiresAt < expiresAt) expiresAt = maker.ExpiresAt;
        var (key, text) = AccessKey.Create(holder, desk.Caller.Actor, command.Note, desk.Now, expiresAt);
        desk.Session.Insert(key with { Person = desk.Caller.Person });
        desk.Record("key-created", key.Id, MemberChanges.Of(
            ("role", null, CallerClaims.NameOf(key.Role)), ("organisation", null, key.Organisation), ("region", null, key.Region),
            ("readOnly", null, key.ReadOnly ? "true" : "false"), ("expiresAt", null, $"{expiresAt:yyyy-MM-ddTHH:mm:ssZ}")));
        return Answer.Of(new NewKey(key.Id, text, expiresAt)) with { IsSecret = true };
    }

    /// <summary>Whether the key could do what its maker cannot.</summary>
    private static Refusal? Excess(Desk desk, Caller holder)
    {
        var caller = desk.Caller;
        return caller.ReachOf(Act.ManageKeys) == Reach.Everything ? null
            : holder.Role != caller.Role ? Beyond("role")
            : holder.Organisation != caller.Organisation ? Beyond("organisation")
            : holder.Region != caller.Region && !caller.Covers(holder.Region, desk.Today, desk.Catalogues.Regions) ? Beyond("region")
            : null;
    }

    private static Refusal Beyond(string member) => new("beyond-your-rights",
        new("密钥的权限不能超过您自己的权限。", "A key cannot do more than its maker."), member);
}
