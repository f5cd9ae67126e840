using Microsoft.AspNetCore.Authorization;
using TransferFlow.Domain.Access;

namespace TransferFlow.Service.Access;

/// <summary>What one must be permitted to do in order to call an endpoint or see a page. One without it is refused to everybody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Act act) : AuthorizeAttribute(PolicyOf(act))
{
    public Act Act { get; } = act;

    internal static string PolicyOf(Act act) => $"{act}";
}
