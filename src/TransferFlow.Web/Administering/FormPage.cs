using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Results;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Administering;

/// <summary>A page with a form. Where what was filled in is refused, the same page answers, with what was typed and what is wrong with it.</summary>
public abstract class FormPage : Localized
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Parameter]
    public Filled? Filled { get; set; }

    [Parameter]
    public Refusal? Refusal { get; set; }

    /// <summary>What was just done.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    public string? Done { get; set; }
}
