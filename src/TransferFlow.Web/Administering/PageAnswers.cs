using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Administering;
using TransferFlow.Service.Http;
using TransferFlow.Web.Shell;

namespace TransferFlow.Web.Administering;

/// <summary>How a form of an administrator is answered: by another page when it is done, or by the same with what was typed and what is wrong.</summary>
internal static class PageAnswers
{
    /// <summary>Leads on, with a word on what was done.</summary>
    public static IResult Then(string path, string done) => Results.LocalRedirect(WebAddress.Of(path, [("done", done)]));

    /// <summary>The page of the form once more.</summary>
    /// <param name="with">What of the address the page needs.</param>
    public static IResult Again<TPage>(Filled filled, Refusal refusal, params IEnumerable<(string Name, object Value)> with) where TPage : FormPage =>
        Again<TPage>(refusal, [(nameof(FormPage.Filled), filled), .. with]);

    /// <summary>The page of a button that had nothing to fill in.</summary>
    public static IResult Again<TPage>(Refusal refusal, params IEnumerable<(string Name, object Value)> with) where TPage : FormPage =>
        refusal.Code == "not-found" ? Results.NotFound() : Show<TPage>(StatusCodes.Status422UnprocessableEntity, [(nameof(FormPage.Refusal), refusal), .. with]);

    /// <summary>A secret, shown in the answer itself: it stands in no address, and nobody keeps a copy of the page.</summary>
    public static IResult Secret(HttpContext http, Sentence title, Sentence lead, string secret, string next)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Show<SecretPage>(StatusCodes.Status200OK, [("Title", title), ("Lead", lead), ("Secret", secret), ("Next", next)]);
    }

    /// <summary>Does what the form of this caller asks for.</summary>
    public static Task<Answer> DoAsync(this Administration administration, HttpContext http, Func<Desk, Task<Answer>> act) =>
        administration.DoAsync(http.Caller(), act, http.RequestAborted);

    private static IResult Show<TPage>(int status, IEnumerable<(string Name, object Value)> with) => new RazorComponentResult<App>(
        new { Page = typeof(TPage), With = with.ToDictionary(pair => pair.Name, pair => pair.Value) }) { StatusCode = status };
}
