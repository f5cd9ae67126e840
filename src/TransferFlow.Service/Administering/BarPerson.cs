using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>停用账号: sessions end within seconds, and the keys that the person has made end at once, for good.</summary>
public static class BarPersonEndpoint
{
    [Needs(Act.ManagePeople)]
    [Answers(typeof(Done))]
    [WolverinePost("/api/v1/people/{person}/bar")]
    public static async Task<Answer> Post(string person, [NotBody] Desk desk, CancellationToken stop)
    {
        var (found, refusal) = await People.FindAsync(desk, person, stop);
        if (found is null) return Answer.Of(refusal!);
        if (found.IsBarred) return Answer.Of(new Done(person, AlreadyDone: true));
        if (await People.LockoutAsync(desk, found, stop) is { } lockout) return Answer.Of(lockout);
        found.IsBarred = true;
        found.EndSessions();
        desk.Session.Update(found);
        await Keys.RevokeMadeByAsync(desk, person, stop);
        desk.Record("person-barred", person);
        return Answer.Of(new Done(person));
    }
}
