using Marten;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Http;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Monitoring;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Web.Correcting;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging;

/// <summary>Lays out what forms are filled in on.</summary>
internal sealed class LogDesk(
    IDocumentStore store, Catalogues catalogues, Logbook logbook, RegionBook regions, ResultList results, Knowledge knowledge)
{
    /// <summary>More are not offered; they can be typed.</summary>
    private const int MostSuggestions = 1_000;

    /// <summary>The scene of a result; null where there is none that the caller may see.</summary>
    /// <param name="form">Which form is filled in there; null where none is yet, and nothing is chosen.</param>
    public async Task<Scene?> OpenAsync(string id, IFields? form, HttpContext http) =>
        await logbook.OpenAsync(id, http.Caller(), http.RequestAborted) is var (result, circumstances)
            ? await SceneAsync(result, form, circumstances, http)
            : null;

    /// <summary>The form that asks for a fact's correction, and its scene; null where there is none, it is void, or is not to be seen.</summary>
    public async Task<(CorrectionForm Form, Scene Scene)?> CorrectAsync(string id, long version, Language language, HttpContext http)
    {
        if (await OpenAsync(id, null, http) is not { } seen || seen.Stream.Timeline.Find(version) is not { } fact) return null;
        var form = new CorrectionForm(new(version, fact), language);
        return (form, await SceneAsync(seen.Stream, form, seen.Circumstances, http));
    }

    /// <summary>The scene of a result that is to be registered.</summary>
    public async Task<Scene> OpenAsync(LogForm form, HttpContext http) =>
        await SceneAsync(new(), form, await logbook.CircumstancesAsync(http.Caller(), http.RequestAborted), http);

    private async Task<Scene> SceneAsync(ResultStream stream, IFields? form, Circumstances circumstances, HttpContext http)
    {
        var stop = http.RequestAborted;
        var organisations = form is null ? [] : await OrganisationsAsync(stop);
        var related = form is { NamesResults: true } ? await RelatedAsync(stream, circumstances, stop) : [];
        var choices = new Choices(regions, circumstances.Reference, catalogues.Lists, organisations, related, circumstances.Today);
        return new(stream, circumstances, choices, http.Request.Query);
    }

    private async Task<IReadOnlyList<Organisation>> OrganisationsAsync(CancellationToken stop)
    {
        await using var session = store.QuerySession();
        return await session.Query<Organisation>().OrderBy(organisation => organisation.Id).Take(MostSuggestions).ToListAsync(stop);
    }

    /// <summary>Results of the same owner.</summary>
    private async Task<IReadOnlyList<Option>> RelatedAsync(ResultStream stream, Circumstances circumstances, CancellationToken stop)
    {
        var registration = stream.Facts.Select(entry => entry.Fact).OfType<Fact.ResultRegistered>().FirstOrDefault();
        if ((registration?.Owner ?? circumstances.Caller.Organisation) is not { } owner) return [];
        var knownAt = await knowledge.PinAsync(null, stop);
        var found = await results.FindAsync(new(circumstances.Today, knownAt, Owner: owner, PageSize: MostSuggestions), circumstances.Caller, stop);
        return [.. found.Results.Where(result => result.Id != stream.Id).Select(result => new Option(result.Id, Called($"{result.Number} {result.Title}")))];
    }

    private static Sentence Called(string name) => new(name, name);
}
