using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>吊销密钥, with the keys that it has made itself. The next request with it is refused.</summary>
public static class RevokeKeyEndpoint
{
    [Needs(Act.ManageKeys)]
    [Answers(typeof(Done))]
    [WolverinePost("/api/v1/keys/{key}/revocation")]
    public static async Task<Answer> Post(string key, [NotBody] Desk desk, CancellationToken stop)
    {
        if (await FindAsync(desk, key, stop) is not { } found) return Answer.Of(Unknown.Key);
        if (found.RevokedAt is not null) return Answer.Of(new Done(key, AlreadyDone: true));
        desk.Session.Update(Keys.Revoke(desk, found));
        await Keys.RevokeMadeByAsync(desk, key, stop);
        return Answer.Of(new Done(key));
    }

    /// <summary>Others' keys are as unknown as those that do not exist. A key can end itself.</summary>
    private static async Task<AccessKey?> FindAsync(Desk desk, string key, CancellationToken stop) =>
        desk.Caller.ReachOf(Act.ManageKeys) == Reach.Everything || desk.Caller.Actor == key
            ? await desk.Session.LoadAsync<AccessKey>(key, stop)
            : (await Keys.MadeByAsync(desk.Session, desk.Caller.Actor, stop)).FirstOrDefault(own => own.Id == key);
}
