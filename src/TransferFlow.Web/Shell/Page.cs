using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.Columns;
using TransferFlow.Service.Storage.ReadModel;

namespace TransferFlow.Web.Shell;

/// <summary>A page that shows something as of a date and as known at a position, or says why it cannot.</summary>
public abstract class Page : Localized
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Inject]
    internal Knowledge Knowledge { get; set; } = null!;

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    /// <summary>Asked before each page, so that it calls codes by what they are now.</summary>
    [Inject]
    internal References References { get; set; } = null!;

    protected View? View { get; private set; }

    protected Trouble? Trouble { get; private set; }

    /// <summary>How far the server is, where it is still starting.</summary>
    protected ColumnState? Starting { get; private set; }

    /// <summary>Loads first and renders once, so that no page has to be drawn without what it shows.</summary>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await TryLoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Gathers what the page shows. What it throws is shown instead.</summary>
    protected abstract Task LoadAsync(View view, CancellationToken stop);

    private async Task TryLoadAsync()
    {
        try
        {
            await References.CurrentAsync(Http.RequestAborted);
            View = await View.ReadAsync(Http.Request.Query, Knowledge, Clock, Http.RequestAborted);
            await LoadAsync(View, Http.RequestAborted);
        }
        catch (Exception e) when (Service.Http.Trouble.Of(e) is { } trouble)
        {
            (Trouble, Starting) = (trouble, (e as StartingException)?.State);
            Http.Response.AnswerWith(trouble.Status);
        }
    }
}
