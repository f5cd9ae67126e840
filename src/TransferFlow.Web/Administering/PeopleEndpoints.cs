using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Administering;
using TransferFlow.Service.Http;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Administering;

/// <summary>What the pages of people post.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/people").WithMetadata(new NeedsAttribute(Act.ManagePeople));
        people.MapPost("/new", CreateAsync);
        people.MapPost("/{person}", ChangeAsync);
        people.MapPost("/{person}/one-time-password", GivePasswordAsync);
        people.MapPost("/{person}/bar", BarAsync);
        people.MapPost("/{person}/unbar", UnbarAsync);
        people.MapPost("/{person}/erasure", EraseAsync);
    }

    private static async Task<IResult> CreateAsync(IFormCollection form, HttpContext http, Administration administration)
    {
        var filled = Filled.Of(form);
        var command = PersonFields.New(filled);
        var answer = await administration.DoAsync(http, desk => CreatePersonEndpoint.Post(command, desk, http.RequestAborted));
        return answer.Value is NewPerson made
            ? Password(http, made, command.UserName)
            : PageAnswers.Again<NewPersonPage>(filled, answer.Refusal!);
    }

    private static async Task<IResult> ChangeAsync(string person, IFormCollection form, HttpContext http, Administration administration)
    {
        var filled = Filled.Of(form);
        var answer = await administration.DoAsync(http, desk => ChangePersonEndpoint.Post(person, PersonFields.Changes(filled), desk, http.RequestAborted));
        return answer.Refusal is { } refusal
            ? PageAnswers.Again<PersonPage>(filled, refusal, ("Person", person))
            : PageAnswers.Then($"/people/{person}", "person-changed");
    }

    private static async Task<IResult> GivePasswordAsync(string person, IFormCollection form, HttpContext http, Administration administration)
    {
        var answer = await administration.DoAsync(http, desk => GiveOneTimePasswordEndpoint.Post(person, desk, http.RequestAborted));
        return answer.Value is NewPerson made ? Password(http, made, null) : Then(answer, person, "");
    }

    private static async Task<IResult> BarAsync(string person, IFormCollection form, HttpContext http, Administration administration) =>
        Then(await administration.DoAsync(http, desk => BarPersonEndpoint.Post(person, desk, http.RequestAborted)), person, "person-barred");

    private static async Task<IResult> UnbarAsync(string person, IFormCollection form, HttpContext http, Administration administration) =>
        Then(await administration.DoAsync(http, desk => UnbarPersonEndpoint.Post(person, desk, http.RequestAborted)), person, "person-unbarred");

    private static async Task<IResult> EraseAsync(string person, IFormCollection form, HttpContext http, Administration administration)
    {
        var filled = Filled.Of(form);
        var answer = await administration.DoAsync(http, async desk =>
            await desk.Session.LoadAsync<Person>(person, http.RequestAborted) is { } found && found.UserName != filled["confirmed"]
                ? Answer.Of(NotConfirmed)
                : await ErasePersonEndpoint.Post(person, desk, http.RequestAborted));
        return answer.Refusal is { } refusal
            ? PageAnswers.Again<ErasurePage>(filled, refusal, ("Person", person))
            : PageAnswers.Then($"/people/{person}", "person-erased");
    }

    private static Refusal NotConfirmed { get; } = new("not-confirmed",
        new("输入的用户名与该账号不符。", "This is not the account's user name."), "confirmed");

    private static IResult Then(Answer answer, string person, string done) => answer.Refusal is { } refusal
        ? PageAnswers.Again<PersonPage>(refusal, ("Person", person))
        : PageAnswers.Then($"/people/{person}", done);

    private static IResult Password(HttpContext http, NewPerson made, string? userName) => PageAnswers.Secret(
        http, Words.OneTimePassword, userName is null ? Words.OneTimePasswordLead : Words.OneTimePasswordOf(userName), made.OneTimePassword,
        $"/people/{made.Id}");
}
