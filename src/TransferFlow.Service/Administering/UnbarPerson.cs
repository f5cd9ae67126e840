using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>恢复账号: the person can sign in again with the password of before. Keys that have ended stay ended.</summary>
public static class UnbarPersonEndpoint
{
    [Needs(Act.ManagePeople)]
    [Answers(typeof(Done))]
    [WolverinePost("/api/v1/people/{person}/unbar")]
    public static async Task<Answer> Post(string person, [NotBody] Desk desk, CancellationToken stop)
    {
        var (found, refusal) = await People.FindAsync(desk, person, stop);
        if (found is null) return Answer.Of(refusal!);
        if (!found.IsBarred) return Answer.Of(new Done(person, AlreadyDone: true));
        found.IsBarred = false;
        desk.Session.Update(found);
        desk.Record("person-unbarred", person);
        return Answer.Of(new Done(person));
    }
}
