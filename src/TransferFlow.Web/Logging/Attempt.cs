using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Results;

namespace TransferFlow.Web.Logging;

/// <summary>What came of sending a form that has logged nothing yet: what was typed, and why it was refused, or that it is to be confirmed.</summary>
public sealed record Attempt(Typed Typed, IReadOnlyList<Refusal> Refusals, bool IsToConfirm = false)
{
    /// <summary>The field that says what is to become of a form that is to be confirmed.</summary>
    public const string StepField = "step";

    public const string Confirmed = "confirmed";
    public const string Edit = "edit";

    public bool IsStale => Refusals.Any(refusal => refusal.Code == "stale");

    public int Status => Refusals switch
    {
        [] => StatusCodes.Status200OK,
        [{ Code: "stale" }, ..] => StatusCodes.Status409Conflict,
        [{ Code: "not-permitted" }, ..] => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
