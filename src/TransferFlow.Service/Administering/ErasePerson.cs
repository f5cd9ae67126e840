using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>
/// 删除个人信息: name, e-mail address, user name and password go, and so do the notes of the keys that the person has made. What stays is the opaque
/// id, which facts name, and what it may do no longer. It cannot be undone.
/// </summary>
public static class ErasePersonEndpoint
{
    [Needs(Act.ManagePeople)]
    [Answers(typeof(Done))]
    [WolverinePost("/api/v1/people/{person}/erasure")]
    public static async Task<Answer> Post(string person, [NotBody] Desk desk, CancellationToken stop)
    {
        if (await desk.Session.LoadAsync<Person>(person, stop) is not { } found) return Answer.Of(Unknown.Person);
        if (found.ErasedAt is not null) return Answer.Of(new Done(person, AlreadyDone: true));
        if (await People.LockoutAsync(desk, found, stop) is { } lockout) return Answer.Of(lockout);
        var erased = found with
        {
            Name = null, Email = null, WantsDigest = false, PasswordHash = null, MustChangePassword = false, FailedSignIns = 0, LockedUntil = null,
            IsBarred = true, ErasedAt = desk.Now,
        };
        erased.Rename($"erased-{person}");
        erased.EndSessions();
        desk.Session.Update(erased);
        await Keys.RevokeMadeByAsync(desk, person, stop, forgetNotes: true);
        desk.Record("person-erased", person);
        return Answer.Of(new Done(person));
    }
}
