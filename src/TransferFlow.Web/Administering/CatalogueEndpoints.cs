using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Access;
using TransferFlow.Service.Administering;

namespace TransferFlow.Web.Administering;

/// <summary>What the pages of organisations, sites and code lists post.</summary>
internal static class CatalogueEndpoints
{
    public static void MapCatalogues(this IEndpointRouteBuilder routes)
    {
        var catalogues = routes.MapGroup("").WithMetadata(new NeedsAttribute(Act.ManageCatalogues));
        catalogues.MapPost("/organisations/new", CreateOrganisationAsync);
        catalogues.MapPost("/organisations/{organisation}", ChangeOrganisationAsync);
        catalogues.MapPost("/sites/new", CreateSiteAsync);
        catalogues.MapPost("/sites/{site}", ChangeSiteAsync);
        catalogues.MapPost("/code-lists/{list}/new", AddCodeAsync);
        catalogues.MapPost("/code-lists/{list}/{code}/end", EndCodeAsync);
    }

    private static async Task<IResult> CreateOrganisationAsync(IFormCollection form, HttpContext http, Administration administration)
    {
        var filled = Filled.Of(form);
        var command = new CreateOrganisation(filled["zh"] ?? "", filled["region"] ?? "", filled.Given("en"), filled.Given("id"));
        var answer = await administration.DoAsync(http, desk => CreateOrganisationEndpoint.Post(command, desk, http.RequestAborted));
        return answer.Value is Done made
            ? PageAnswers.Then($"/organisations/{made.Id}", "organisation-created")
            : PageAnswers.Again<NewOrganisationPage>(filled, answer.Refusal!);
    }

    private static async Task<IResult> ChangeOrganisationAsync(string organisation, IFormCollection form, HttpContext http, Administration administration)
    {
        var filled = Filled.Of(form);
        var command = new ChangeOrganisation(filled["zh"] ?? "", filled["en"] ?? "", filled.Checked("verified"));
        var answer = await administration.DoAsync(http, desk => ChangeOrganisationEndpoint.Post(organisation, command, desk, http.RequestAborted));
        return answer.Refusal is { } refusal
            ? PageAnswers.Again<OrganisationPage>(filled, refusal, ("Organisation", organisation))
            : PageAnswers.Then($"/organisations/{organisation}", "organisation-changed");
    }

    private static async Task<IResult> CreateSiteAsync(IFormCollection form, HttpContext http, Administration administration)
    {
        var filled = Filled.Of(form);
        var command = new CreateSite(
            filled["kind"] ?? "", filled["organisation"] ?? "", filled["region"] ?? "", filled["zh"] ?? "", filled.Given("en"), filled.Given("id"));
        var answer = await administration.DoAsync(http, desk => CreateSiteEndpoint.Post(command, desk, http.RequestAborted));
        return answer.Value is Done made
            ? PageAnswers.Then($"/sites/{made.Id}", "site-created")
            : PageAnswers.Again<NewSitePage>(filled, answer.Refusal!);
    }

    private static async Task<IResult> ChangeSiteAsync(string site, IFormCollection form, HttpContext http, Administration administration)
    {
        var filled = Filled.Of(form);
        var command = new ChangeSite(filled["zh"] ?? "", filled["en"] ?? "", filled.Given("kind"));
        var answer = await administration.DoAsync(http, desk => ChangeSiteEndpoint.Post(site, command, desk, http.RequestAborted));
        return answer.Refusal is { } refusal
            ? PageAnswers.Again<SitePage>(filled, refusal, ("Site", site))
            : PageAnswers.Then($"/sites/{site}", "site-changed");
    }

    private static async Task<IResult> AddCodeAsync(string list, IFormCollection form, HttpContext http, Administration administration)
    {
        var filled = Filled.Of(form);
        if (IsoDate.Find(filled["validFrom"] ?? "") is not { } from)
            return PageAnswers.Again<NewCodePage>(filled, Fault.Missing("validFrom"), ("List", list));
        var command = new AddCode(filled["code"] ?? "", filled["zh"] ?? "", filled["en"] ?? "", from, filled["source"] ?? "");
        var answer = await administration.DoAsync(http, desk => AddCodeEndpoint.Post(list, command, desk, http.RequestAborted));
        return answer.Refusal is { } refusal
            ? PageAnswers.Again<NewCodePage>(filled, refusal, ("List", list))
            : PageAnswers.Then($"/code-lists/{list}", "code-added");
    }

    private static async Task<IResult> EndCodeAsync(string list, string code, IFormCollection form, HttpContext http, Administration administration)
    {
        var filled = Filled.Of(form);
        (string, object)[] address = [("List", list), ("Code", code)];
        if (IsoDate.Find(filled["validTo"] ?? "") is not { } to) return PageAnswers.Again<EndCodePage>(filled, Fault.Missing("validTo"), address);
        var answer = await administration.DoAsync(http, desk => EndCodeEndpoint.Post(list, code, new(to), desk, http.RequestAborted));
        return answer.Refusal is { } refusal ? PageAnswers.Again<EndCodePage>(filled, refusal, address) : PageAnswers.Then($"/code-lists/{list}", "code-ended");
    }
}
