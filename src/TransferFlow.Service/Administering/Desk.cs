using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Administering;

/// <summary>What an administrative command has before it: one transaction, who acts, when, and what to judge by.</summary>
public sealed record Desk(IDocumentSession Session, Caller Caller, DateTimeOffset Now, Standing Standing, References References, Catalogues Catalogues)
{
    public DateOnly Today => ChinaCalendar.Today(Now);

    /// <summary>Puts what is done into the record, in the same transaction.</summary>
    public void Record(string what, string about, params IReadOnlyList<MemberChange> changes) =>
        AdministrativeAct.Record(Session, Caller.Actor, what, about, changes);
}
