using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Logging;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Correcting;

/// <summary>What the forms about corrections send.</summary>
internal static class CorrectionEndpoints
{
    /// <summary>Says on the page of the result what has just become of a correction.</summary>
    public const string DoneParameter = "correction";

    private const string Cause = "page:correction";

    public static void MapCorrections(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("/results/{id}");
        forms.MapPost("/correct/{version:long}", RequestAsync).WithMetadata(new NeedsAttribute(Act.LogFacts));
        forms.MapPost("/corrections/{correction:long}/approval", ApproveAsync).WithMetadata(new NeedsAttribute(Act.ApproveCorrections));
        forms.MapPost("/corrections/{correction:long}/refusal", RefuseAsync).WithMetadata(new NeedsAttribute(Act.LogFacts));
    }

    private static async Task<IResult> RequestAsync(string id, long version, IFormCollection sent, HttpContext http, LogDesk desk, Logbook logbook)
    {
        if (await desk.CorrectAsync(id, version, Languages.Of(http.Request), http) is not var (form, scene)) return Results.NotFound();
        var typed = await Typed.OfAsync(sent, http.RequestAborted);
        var command = form.Command(typed, scene);
        var tried = typed.Faults.Count > 0
            ? new Attempt(typed, typed.Faults)
            : await LogEndpoints.TryAsync(typed, () => logbook.LogAsync(id, command, scene.Caller, Cause, typed.Key, http.RequestAborted));
        return tried.Logged is not null
            ? Results.LocalRedirect(Done(id, "requested"))
            : LogEndpoints.Show<CorrectPage>(tried, (nameof(CorrectPage.Id), id), (nameof(CorrectPage.Version), version));
    }

    private static Task<IResult> ApproveAsync(string id, long correction, IFormCollection sent, HttpContext http, Logbook logbook) =>
        AnswerAsync(id, correction, sent, http, logbook, new ApproveCorrection { Correction = correction }, "approved");

    private static Task<IResult> RefuseAsync(string id, long correction, IFormCollection sent, HttpContext http, Logbook logbook)
    {
        var reason = sent[CorrectionAnswers.ReasonField].ToString().Trim();
        var command = new RefuseCorrection(reason.Length == 0 ? null : reason) { Correction = correction };
        return AnswerAsync(id, correction, sent, http, logbook, command, "refused");
    }

    private static async Task<IResult> AnswerAsync(
        string id, long correction, IFormCollection sent, HttpContext http, Logbook logbook, ResultCommand command, string done)
    {
        var typed = await Typed.OfAsync(sent, http.RequestAborted);
        var tried = await LogEndpoints.TryAsync(typed, () => logbook.LogAsync(id, command, http.Caller(), Cause, typed.Key, http.RequestAborted));
        if (tried.Logged is not null) return Results.LocalRedirect(Done(id, done));
        // What belongs to others answers like what does not exist.
        return tried.Refusals is [{ Code: "unknown-result" }, ..]
            ? Results.NotFound()
            : LogEndpoints.Show<CorrectionPage>(tried, (nameof(CorrectionPage.Id), id), (nameof(CorrectionPage.Correction), correction));
    }

    private static string Done(string id, string what) => WebAddress.Of($"/results/{Uri.EscapeDataString(id)}", [(DoneParameter, what)]);
}
