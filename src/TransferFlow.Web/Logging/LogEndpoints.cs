using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using TransferFlow.Service.Logging;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Logging;

/// <summary>What the forms send. What is not logged comes back as the same form with everything that was typed.</summary>
internal static class LogEndpoints
{
    public static void MapLogForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("/results").WithMetadata(new NeedsAttribute(Act.LogFacts));
        forms.MapPost("/new", RegisterAsync);
        forms.MapPost("/{id}/log/{kind}", LogAsync);
    }

    private static async Task<IResult> RegisterAsync(IFormCollection sent, HttpContext http, LogDesk desk, Logbook logbook)
    {
        var scene = await desk.OpenAsync(LogForms.Register, http);
        var typed = Typed.Of(sent);
        var command = (RegisterResult)LogForms.Register.Command(typed, scene);
        if (typed.Faults.Count > 0) return Again(new(typed, typed.Faults));
        var answer = await logbook.RegisterAsync(command, scene.Caller, "page:registered", typed.Key, http.RequestAborted);
        return answer.Refusal is { } refusal ? Again(new(typed, [refusal])) : Done(answer.Logged!);

        IResult Again(Attempt attempt) => Show<NewResultPage>(attempt);
    }

    private static async Task<IResult> LogAsync(string id, string kind, IFormCollection sent, HttpContext http, LogDesk desk, Logbook logbook)
    {
        if (LogForms.Find(kind) is not { } form || await desk.OpenAsync(id, form, http) is not { } scene) return Results.NotFound();
        var typed = Typed.Of(sent);
        var command = form.Command(typed, scene);
        if (typed.Faults.Count > 0) return Again(new(typed, typed.Faults));
        if (form.IsFinal && typed[Attempt.StepField] != Attempt.Confirmed)
        {
            if (typed[Attempt.StepField] == Attempt.Edit) return Again(new(typed, []));
            return scene.Circumstances.Decide(command, scene.Stream).Answer.Refusal is { } early ? Again(new(typed, [early])) : Again(new(typed, [], IsToConfirm: true));
        }

        var answer = await logbook.LogAsync(id, command, scene.Caller, $"page:{kind}", typed.Key, http.RequestAborted);
        return answer.Refusal is { } refusal ? Again(new(typed, [refusal])) : Done(answer.Logged!);

        IResult Again(Attempt attempt) => Show<LogPage>(attempt, (nameof(LogPage.Id), id), (nameof(LogPage.Kind), kind));
    }

    private static IResult Done(Logged logged) => Results.LocalRedirect(LoggedNotice.Address(logged));

    private static RazorComponentResult<App> Show<TPage>(Attempt attempt, params (string Name, string Value)[] parameters)
    {
        var with = parameters.ToDictionary(parameter => parameter.Name, object (parameter) => parameter.Value);
        with["Attempt"] = attempt;
        return new(new { Page = typeof(TPage), With = with }) { StatusCode = attempt.Status };
    }
}
