using Microsoft.AspNetCore.Components;
using TransferFlow.Domain;

namespace TransferFlow.Web.Administering;

/// <summary>A page with a list that can be searched and turned.</summary>
public abstract class ListPage : LoadedPage
{
    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    /// <summary>The page that is asked for, where it can be one.</summary>
    protected int? PageAsked => Page is > 0 and < 1_000_000 ? Page : null;

    /// <summary>What else of the address narrows the list.</summary>
    protected virtual (string Name, string? Value) Narrowed => default;

    protected string Link(int page) => WebAddress.Of(
        Http.Request.Path, [("q", Text), .. Narrowed.Name is null ? [] : new[] { Narrowed }, ("page", page == 1 ? null : $"{page}")]);
}
