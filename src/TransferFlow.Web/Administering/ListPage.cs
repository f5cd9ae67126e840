using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Administering;

/// <summary>A page with a list that can be searched and turned.</summary>
public abstract class ListPage : Localized
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    /// <summary>What was just done.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>A page beyond the first, or else null.</summary>
    protected int? PageAsked => Page is > 0 and < 1_000_000 ? Page : null;

    protected string Link(int page) => WebAddress.Of(Http.Request.Path, [("q", Text), ("page", page == 1 ? null : $"{page}")]);
}
