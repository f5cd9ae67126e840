namespace TransferFlow.Domain.Codes;

/// <summary>What has become of one code since the lists were shipped: it was added, it was ended, or both. Nothing takes a code away again.</summary>
/// <param name="Id">See <see cref="IdOf"/>.</param>
/// <param name="Added">The code as it was added; null for one that is shipped.</param>
/// <param name="ValidTo">The first day on which it is no longer in force, where it was ended.</param>
/// <param name="Since">When the amendment was first made; codes that were added are listed in this order.</param>
public sealed record CodeAmendment(string Id, string List, string Code, CodeEntry? Added, DateOnly? ValidTo, DateTimeOffset Since)
{
    /// <summary>One amendment for each code of each list.</summary>
    public static string IdOf(string list, string code) => $"{list}/{code}";
}
