using System.Text.Json;
using Marten;

namespace TransferFlow.Service.Storage;

/// <summary>One member that an administrator changed. Of what is personal only that it changed is kept, for it must remain possible to erase it.</summary>
public sealed record MemberChange(string Member, string? From = null, string? To = null);

/// <summary>What an administrator did; never changed, never erased, and therefore without names, notes and secrets.</summary>
/// <param name="At">By the database's clock.</param>
/// <param name="Actor">An opaque id of a person or a key, or <c>console</c>.</param>
/// <param name="What">Such as <c>person-barred</c>.</param>
/// <param name="About">The id of the person, the key, the organisation, the site; a code as <c>list/code</c>.</param>
public sealed record AdministrativeAct(long Number, DateTimeOffset At, string Actor, string What, string About, IReadOnlyList<MemberChange> Changes)
{
    /// <summary>The actor where there is nobody but who can run the program.</summary>
    public const string Console = "console";

    /// <summary>Records an act in the transaction of what was done.</summary>
    public static void Record(IDocumentSession session, string actor, string what, string about, params IReadOnlyList<MemberChange> changes) =>
        session.QueueSqlCommand(
            "insert into administrative_act (actor, what, about, changes) values (?, ?, ?, ?::jsonb)",
            actor, what, about, JsonSerializer.Serialize(changes, FactJson.Options));
}
