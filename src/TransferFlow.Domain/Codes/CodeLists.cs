namespace TransferFlow.Domain.Codes;

/// <summary>The code lists of the product, at one time.</summary>
public sealed class CodeLists(IReadOnlyList<CodeList> lists)
{
    /// <summary>The names of the lists, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["fields", "forms-of-transformation", "contract-kinds", "currencies", "site-kinds", Levels];

    /// <summary>The levels of readiness of GB/T 22900: the one list that is fixed, for facts carry its numbers and not its codes.</summary>
    public const string Levels = "trl";

    public IReadOnlyList<CodeList> All { get; } = lists;

    public CodeList Fields { get; } = lists.Single(list => list.Name == "fields");

    public CodeList Forms { get; } = lists.Single(list => list.Name == "forms-of-transformation");

    public CodeList ContractKinds { get; } = lists.Single(list => list.Name == "contract-kinds");

    public CodeList Currencies { get; } = lists.Single(list => list.Name == "currencies");

    public CodeList SiteKinds { get; } = lists.Single(list => list.Name == "site-kinds");

    /// <summary>The list of this name; null if there is none.</summary>
    public CodeList? Find(string name) => All.FirstOrDefault(list => list.Name == name);

    /// <summary>The same lists with what has become of their codes since.</summary>
    public CodeLists Amended(IEnumerable<CodeAmendment> amendments)
    {
        var byList = amendments.OrderBy(amendment => amendment.Since).ThenBy(amendment => amendment.Id, StringComparer.Ordinal).ToLookup(amendment => amendment.List);
        return new([.. All.Select(list => list.Amended([.. byList[list.Name]]))]);
    }
}
