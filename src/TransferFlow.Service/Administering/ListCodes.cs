using TransferFlow.Domain.Access;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Storage;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>A code list.</summary>
/// <param name="IsFixed">Whether nothing can be added to it.</param>
/// <param name="Entries">Every code, ended ones too.</param>
public sealed record CodeListView(string Name, bool IsFixed, IReadOnlyList<CodeEntry> Entries)
{
    public static CodeListView Of(CodeList list) => new(list.Name, list.Name == CodeLists.Levels, list.Entries);
}

public static class ListCodesEndpoint
{
    [Needs(Act.SeeCatalogues)]
    [WolverineGet("/api/v1/code-lists")]
    public static async Task<IReadOnlyList<CodeListView>> Get(References references, Catalogues catalogues, CancellationToken stop)
    {
        await references.CurrentAsync(stop);
        return [.. catalogues.Lists.All.Select(CodeListView.Of)];
    }
}

public static class ShowCodeListEndpoint
{
    [Needs(Act.SeeCatalogues)]
    [WolverineGet("/api/v1/code-lists/{list}")]
    public static async Task<CodeListView> Get(string list, References references, Catalogues catalogues, CancellationToken stop)
    {
        await references.CurrentAsync(stop);
        return catalogues.Lists.Find(list) is { } found ? CodeListView.Of(found) : throw new RefusedException(Unknown.CodeList);
    }
}
