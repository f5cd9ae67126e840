using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Http;

namespace TransferFlow.Web.Logging;

/// <summary>What came of sending a form: what was typed, and why it was refused, that it is to be confirmed, or that it was logged.</summary>
public sealed record Attempt(Typed Typed, IReadOnlyList<Refusal> Refusals, bool IsToConfirm = false)
{
    /// <summary>The field that says what is to become of a form that is to be confirmed.</summary>
    public const string StepField = "step";

    public const string Confirmed = "confirmed";
    public const string Edit = "edit";

    /// <summary>What was logged, where it was.</summary>
    public Logged? Logged { get; init; }

    /// <summary>What kept it from being tried, where something did.</summary>
    public Trouble? Trouble { get; init; }

    /// <summary>
    /// The key of the form when it is shown again: another one, unless nobody knows whether it was logged.
    /// </summary>
    public string? Key => Trouble is null ? null : Typed.Key;

    public bool IsStale => Refusals.Any(refusal => refusal.Code == "stale");

    public int Status => Refusals switch
    {
        _ when Trouble is not null => Trouble.Status,
        [] => StatusCodes.Status200OK,
        [{ Code: "stale" }, ..] => StatusCodes.Status409Conflict,
        [{ Code: "not-permitted" }, ..] => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
