using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Administering;

/// <summary>A page that loads first and renders once, so that it never has to be drawn without what it shows.</summary>
public abstract class LoadedPage : Localized
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>What was just done.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    public string? Done { get; set; }

    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync(Http.RequestAborted);
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Gathers what the page shows.</summary>
    protected virtual Task LoadAsync(CancellationToken stop) => Task.CompletedTask;
}
