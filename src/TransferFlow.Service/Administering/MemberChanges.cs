using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Administering;

/// <summary>Finds what of a thing has changed, for the record.</summary>
internal static class MemberChanges
{
    /// <summary>Those members that are not what they were.</summary>
    public static IReadOnlyList<MemberChange> Of(params IEnumerable<(string Member, string? From, string? To)> members) =>
        [.. members.Where(member => member.From != member.To).Select(member => new MemberChange(member.Member, member.From, member.To))];

    /// <summary>The same for what is personal: that it changed, not from what to what.</summary>
    public static IReadOnlyList<MemberChange> OfPersonal(params IEnumerable<(string Member, string? From, string? To)> members) =>
        [.. Of(members).Select(change => new MemberChange(change.Member))];
}
