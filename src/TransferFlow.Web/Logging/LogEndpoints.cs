using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Notices;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Logging;

/// <summary>What the forms send. What is not logged comes back as the same form with everything that was typed.</summary>
internal static class LogEndpoints
{
    // A file that is too large is received up to here and then named; what is greater still is cut off.
    private const long GreatestRequest = 4 * EvidenceKind.GreatestSize;

    public static void MapLogForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("/results").WithMetadata(new NeedsAttribute(Act.LogFacts));
        forms.MapPost("/new", RegisterAsync);
        forms.MapPost("/{id}/log/{kind}", LogAsync)
            .WithMetadata(new RequestSizeLimitAttribute(GreatestRequest))
            .WithFormOptions(multipartBodyLengthLimit: GreatestRequest);
    }

    private static async Task<IResult> RegisterAsync(IFormCollection sent, HttpContext http, LogDesk desk, Logbook logbook)
    {
        var scene = await desk.OpenAsync(LogForms.Register, http);
        var typed = await Typed.OfAsync(sent, http.RequestAborted);
        var command = (RegisterResult)LogForms.Register.Command(typed, scene);
        var tried = typed.Faults.Count > 0
            ? new Attempt(typed, typed.Faults)
            : await TryAsync(typed, () => logbook.RegisterAsync(command, scene.Caller, "page:registered", typed.Key, http.RequestAborted));
        return tried.Logged is { } logged ? Results.LocalRedirect(LoggedNotice.Address(logged)) : Show<NewResultPage>(tried);
    }

    private static async Task<IResult> LogAsync(
        string id, string kind, IFormCollection sent, HttpContext http, LogDesk desk, Logbook logbook, FileTurns turns)
    {
        if (LogForms.Find(kind) is not { } form || await desk.OpenAsync(id, form, http) is not { } scene) return Results.NotFound();
        if (sent.Files.Count > 0) http.Response.RegisterForDispose(await turns.TakeAsync(http.RequestAborted));
        var typed = await Typed.OfAsync(sent, http.RequestAborted);
        var command = form.Command(typed, scene);
        var tried = Checked(form, typed, command, scene)
            ?? await TryAsync(typed, () => logbook.LogAsync(id, command, scene.Caller, $"page:{kind}", typed.Key, http.RequestAborted));
        return tried.Logged is { } logged
            ? Results.LocalRedirect(AnsweredHere.Address(kind, logged, sent) ?? LoggedNotice.Address(logged))
            : Show<LogPage>(tried, (nameof(LogPage.Id), id), (nameof(LogPage.Kind), kind));
    }

    /// <summary>A form that is shown again before anything is tried: it cannot be understood, or it is final and has to be confirmed.</summary>
    private static Attempt? Checked(LogForm form, Typed typed, LogCommand command, Scene scene)
    {
        if (typed.Faults.Count > 0) return new(typed, typed.Faults);
        if (!form.IsFinal || typed[Attempt.StepField] == Attempt.Confirmed) return null;
        if (typed[Attempt.StepField] == Attempt.Edit) return new(typed, []);
        // What would be refused need not be confirmed first.
        var (answer, _) = scene.Circumstances.Decide(command, scene.Stream);
        return answer.Refusal is { } refusal ? new(typed, [refusal]) : new(typed, [], IsToConfirm: true);
    }

    /// <summary>Logs; where that fails for a time, the form is still there to be sent again, and its key sees to it that it is logged once.</summary>
    public static async Task<Attempt> TryAsync(Typed typed, Func<Task<Answer>> log)
    {
        try
        {
            var answer = await log();
            return new(typed, answer.Refusal is { } refusal ? [refusal] : []) { Logged = answer.Logged };
        }
        catch (Exception e) when (Trouble.Of(e) is { } trouble)
        {
            return new(typed, [new(trouble.Code, trouble.Message)]) { Trouble = trouble };
        }
    }

    /// <summary>A page with what came of sending its form.</summary>
    public static RazorComponentResult<App> Show<TPage>(Attempt attempt, params (string Name, object Value)[] parameters)
    {
        var with = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        with[nameof(LogPage.Attempt)] = attempt;
        return new(new { Page = typeof(TPage), With = with }) { StatusCode = attempt.Status };
    }
}
