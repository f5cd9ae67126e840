using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>发放一次性密码: for a person who has lost theirs. Sessions end, and a lockout is lifted.</summary>
public static class GiveOneTimePasswordEndpoint
{
    private static readonly Refusal ownPassword = new("yourself",
        new("自己的密码请在“我的账号”中修改。", "Change your own password under My account."));

    [Needs(Act.ManagePeople)]
    [Answers(typeof(NewPerson))]
    [WolverinePost("/api/v1/people/{person}/one-time-passwords")]
    public static async Task<Answer> Post(string person, [NotBody] Desk desk, CancellationToken stop)
    {
        var (found, refusal) = await People.FindAsync(desk, person, stop);
        if (found is null) return Answer.Of(refusal!);
        if (desk.Caller.Actor == person) return Answer.Of(ownPassword);
        var password = found.GiveOneTimePassword();
        desk.Session.Update(found);
        desk.Record("person-given-password", person);
        return Answer.Of(new NewPerson(person, password)) with { IsSecret = true };
    }
}
