using Microsoft.AspNetCore.Components;
using TransferFlow.Domain;
using TransferFlow.Domain.Regions;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Shell;

/// <summary>A component that speaks the language of the request.</summary>
public abstract class Localized : ComponentBase
{
    [CascadingParameter]
    public Language Language { get; set; }

    protected string T(Sentence sentence) => sentence.In(Language);

    protected string T(RegionName name) => Language == Language.Zh ? name.Zh : name.En;
}
