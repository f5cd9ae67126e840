using Microsoft.AspNetCore.Components;
using TransferFlow.Domain.Results;

namespace TransferFlow.Web.Administering;

/// <summary>A page with a form. Where what was filled in is refused, the same page answers, with what was typed and what is wrong with it.</summary>
public abstract class FormPage : LoadedPage
{
    [Parameter]
    public Filled? Filled { get; set; }

    [Parameter]
    public Refusal? Refusal { get; set; }
}
