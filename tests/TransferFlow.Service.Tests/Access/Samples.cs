using TransferFlow.Domain.Results;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Access;

/// <summary>A request that is good in itself, so that what comes back depends on who sends it.</summary>
/// <param name="Path">The address. RESULT stands for the id of a result of univ-bj, PERSON for that of somebody's account, NEW for a new name.</param>
/// <param name="Json">A body for programs.</param>
/// <param name="Form">The fields of a form, as in a query, without its antiforgery token.</param>
/// <param name="Done">What comes back to those who may: <c>done</c>, or the status where that is no success.</param>
internal sealed record Sample(string Path, string? Json = null, string? Form = null, string Done = "done")
{
    /// <summary>The command that the request is, where it logs a fact.</summary>
    public ACommand? Command { get; init; }

    /// <summary>Whether it is about one result, which may belong to others.</summary>
    public bool IsAboutResult => Path.Contains("RESULT", StringComparison.Ordinal);

    /// <summary>Whether it registers a result, which not all may who may log.</summary>
    public bool IsRegistration { get; init; }

    public bool IsAboutPerson => Path.Contains("PERSON", StringComparison.Ordinal);

    /// <summary>What is known of the result before.</summary>
    public IReadOnlyList<Fact> Given => Command?.Given ?? [];

    /// <summary>The fact whose rights decide, where the request is no command that <see cref="ACommand"/> knows.</summary>
    public Fact? Judged { get; init; }

    /// <summary>The fact whose rights decide; any that is no answer to a handover stands for the others.</summary>
    public Fact? Fact => Command?.Event switch
    {
        null => Judged,
        "handover-accepted" => new Fact.HandoverAccepted("H1") { OccurredOn = AFact.Day(60) },
        "handover-declined" => new Fact.HandoverDeclined("H1") { OccurredOn = AFact.Day(60) },
        _ => new Fact.Terminated { OccurredOn = AFact.Day(60) },
    };

    public Sample About(string result, string person)
    {
        var name = Guid.NewGuid().ToString("N");
        return this with { Path = Fill(Path), Json = Json is null ? null : Fill(Json), Form = Form is null ? null : Fill(Form) };

        string Fill(string text) => text.Replace("RESULT", result, StringComparison.Ordinal).Replace("PERSON", person, StringComparison.Ordinal)
            .Replace("NEW", name, StringComparison.Ordinal);
    }
}

/// <summary>
/// The sample of each route. A route that only reads and has no parameters needs none, nor does a command that <see cref="ACommand"/> knows;
/// every other has a line here.
/// </summary>
internal static class Samples
{
    private const string Site = """{"kind":"pilot-base","organisation":"univ-bj","region":"130600","zh":"基地NEW"}""";
    private const string Code = """{"code":"NEW","zh":"领域NEW","en":"Field NEW","validFrom":"2020-01-01","source":"目录"}""";

    private static readonly Fact.CorrectionRequested AskedFor = new([], "", "") { OccurredOn = AFact.Day(60) };

    private static readonly Dictionary<string, Sample> samples = new(StringComparer.Ordinal)
    {
        ["GET /{**path:file}"] = new("/nowhere.js"),
        ["HEAD /{**path:file}"] = new("/nowhere.js"),
        // Results, their evidence and their figures.
        ["GET /api/v1/figures/{name}"] = new("/api/v1/figures/funnel"),
        ["GET /api/v1/figures/{name}/definition"] = new("/api/v1/figures/funnel/definition"),
        ["GET /api/v1/figures/{name}/results"] = new("/api/v1/figures/funnel/results"),
        ["GET /api/v1/changes"] = new("/api/v1/changes?before=/api/v1/figures/funnel&after=/api/v1/figures/funnel"),
        ["GET /api/v1/changes/results"] = new(
            "/api/v1/changes/results?before=/api/v1/figures/funnel%3FasOf=2024-01-01&after=/api/v1/figures/funnel%3FasOf=2024-02-01&cause=since"),
        ["GET /api/v1/results/{id}"] = new("/api/v1/results/RESULT"),
        ["GET /api/v1/results/{id}/history"] = new("/api/v1/results/RESULT/history"),
        ["GET /api/v1/results/{id}/evidence"] = new("/api/v1/results/RESULT/evidence"),
        ["GET /api/v1/results/{id}/evidence/{sha256}"] = new($"/api/v1/results/RESULT/evidence/{new string('0', 64)}", Done: "404"),
        ["POST /api/v1/results/{id}/evidence"] = new("/api/v1/results/RESULT/evidence", Form: "occurredOn=2024-03-01", Done: "400"),
        ["GET /api/v1/results/{id}/corrections"] = new("/api/v1/results/RESULT/corrections"),
        ["POST /api/v1/results/{id}/corrections"] = new(
            "/api/v1/results/RESULT/corrections", """{"changes":[{"version":1,"void":true}],"reason":"NEW"}""") { Judged = AskedFor },
        ["POST /api/v1/results/{id}/corrections/{correction}/approvals"] = new(
            "/api/v1/results/RESULT/corrections/1/approvals", "{}", Done: "422") { Judged = new Fact.CorrectionApproved(1, "") { OccurredOn = AFact.Day(60) } },
        ["POST /api/v1/results/{id}/corrections/{correction}/refusals"] = new(
            "/api/v1/results/RESULT/corrections/1/refusals", "{}", Done: "422") { Judged = new Fact.CorrectionRefused(1, "") { OccurredOn = AFact.Day(60) } },
        ["GET /results/{Id}/correct/{Version:long}"] = new("/results/RESULT/correct/1"),
        ["POST /results/{id}/correct/{version:long}"] = new("/results/RESULT/correct/1", Form: "change=void&correction_reason=NEW") { Judged = AskedFor },
        ["GET /results/{Id}/corrections/{Correction:long}"] = new("/results/RESULT/corrections/1", Done: "404"),
        ["POST /results/{id}/corrections/{correction:long}/approval"] = new("/results/RESULT/corrections/1/approval", Form: "", Done: "404"),
        ["POST /results/{id}/corrections/{correction:long}/refusal"] = new("/results/RESULT/corrections/1/refusal", Form: "", Done: "404"),
        ["GET /figures/{name}.csv"] = new("/figures/funnel.csv"),
        ["GET /figures/{name}.xlsx"] = new("/figures/funnel.xlsx"),
        ["GET /figures/{Name}"] = new("/figures/funnel"),
        ["GET /figures/{Name}/definition"] = new("/figures/funnel/definition"),
        ["GET /figures/{Name}/results"] = new("/figures/funnel/results?number=stages.pilot.in"),
        ["GET /figures/{name}/results.csv"] = new("/figures/funnel/results.csv?number=stages.pilot.in"),
        ["GET /figures/{name}/results.xlsx"] = new("/figures/funnel/results.xlsx?number=stages.pilot.in"),
        ["GET /changes"] = new("/changes?after=/api/v1/figures/funnel&earlierAsOf=2024-01-01"),
        ["GET /changes/results"] = new(
            "/changes/results?before=/api/v1/figures/funnel%3FasOf=2024-01-01&after=/api/v1/figures/funnel%3FasOf=2024-02-01&cause=since"),
        ["GET /results/{Id}"] = new("/results/RESULT"),
        ["GET /results/{Id}/log/{Kind}"] = new("/results/RESULT/log/stage-entered"),
        ["POST /results/{id}/log/{kind}"] = new("/results/RESULT/log/stage-entered", Form: "occurred_on=2024-03-01&stage=pilot&region=110108"),
        ["POST /results/new"] = new("/results/new", Form: "occurred_on=2024-03-01&result=NEW&origin_region=110108&owner=univ-bj") { IsRegistration = true },
        ["GET /import/{Id}"] = new("/import/nothing", Done: "404"),
        ["GET /import/{id}/errors.csv"] = new("/import/nothing/errors.csv", Done: "404"),
        ["GET /import/{id}/rejected"] = new("/import/nothing/rejected", Done: "404"),
        ["POST /import/files"] = new("/import/files", Form: ""),
        ["POST /import/{id}/commit"] = new("/import/nothing/commit", Form: "confirmed=true"),
        ["POST /import/{id}/corrections"] = new("/import/nothing/corrections", Form: ""),
        // People and keys.
        ["POST /sign-in"] = new("/sign-in", Form: "userName=nobody&password=a wrong password"),
        ["POST /sign-out"] = new("/sign-out", Form: ""),
        ["POST /account/password"] = new("/account/password", Form: "current=wrong&chosen=a password of my own&again=a password of my own"),
        ["POST /api/v1/people"] = new("/api/v1/people", """{"userName":"NEW","role":"auditor"}"""),
        ["POST /api/v1/people/{person}/bar"] = new("/api/v1/people/PERSON/bar", "{}"),
        ["POST /api/v1/people/{person}/changes"] = new("/api/v1/people/PERSON/changes", """{"name":"某人"}"""),
        ["POST /api/v1/people/{person}/erasure"] = new("/api/v1/people/PERSON/erasure", "{}"),
        ["POST /api/v1/people/{person}/one-time-passwords"] = new("/api/v1/people/PERSON/one-time-passwords", "{}"),
        ["POST /api/v1/people/{person}/unbar"] = new("/api/v1/people/PERSON/unbar", "{}"),
        ["GET /people/{Person}"] = new("/people/PERSON"),
        ["GET /people/{Person}/erasure"] = new("/people/PERSON/erasure"),
        ["POST /people/new"] = new("/people/new", Form: "userName=NEW&role=auditor&language=zh"),
        ["POST /people/{person}"] = new("/people/PERSON", Form: "role=auditor&language=zh"),
        ["POST /people/{person}/one-time-password"] = new("/people/PERSON/one-time-password", Form: ""),
        ["POST /people/{person}/bar"] = new("/people/PERSON/bar", Form: ""),
        ["POST /people/{person}/unbar"] = new("/people/PERSON/unbar", Form: ""),
        ["POST /people/{person}/erasure"] = new("/people/PERSON/erasure", Form: "confirmed=somebody else", Done: "422"),
        ["POST /api/v1/keys"] = new("/api/v1/keys", """{"note":"NEW","days":1}"""),
        ["POST /api/v1/keys/{key}/revocation"] = new("/api/v1/keys/nothing/revocation", "{}", Done: "404"),
        ["POST /keys/new"] = new("/keys/new", Form: "note=NEW&days=1"),
        ["POST /keys/{key}/revocation"] = new("/keys/nothing/revocation", Form: "", Done: "404"),
        // Catalogues.
        ["POST /api/v1/organisations"] = new("/api/v1/organisations", """{"zh":"机构NEW","region":"110108"}"""),
        ["POST /api/v1/organisations/{organisation}/changes"] = new("/api/v1/organisations/univ-cd/changes", """{"zh":"机构"}"""),
        ["GET /organisations/{Organisation}"] = new("/organisations/univ-cd"),
        ["POST /organisations/new"] = new("/organisations/new", Form: "zh=机构NEW&region=110108"),
        ["POST /organisations/{organisation}"] = new("/organisations/univ-cd", Form: "zh=机构&en=Organisation"),
        ["POST /api/v1/sites"] = new("/api/v1/sites", Site),
        ["POST /api/v1/sites/{site}/changes"] = new("/api/v1/sites/site-cd/changes", """{"zh":"载体"}"""),
        ["GET /sites/{Site}"] = new("/sites/site-cd"),
        ["POST /sites/new"] = new("/sites/new", Form: "kind=pilot-base&organisation=univ-bj&region=130600&zh=基地NEW"),
        ["POST /sites/{site}"] = new("/sites/site-cd", Form: "zh=载体&en=Site"),
        ["GET /api/v1/code-lists/{list}"] = new("/api/v1/code-lists/fields"),
        ["POST /api/v1/code-lists/{list}/codes"] = new("/api/v1/code-lists/fields/codes", Code),
        ["POST /api/v1/code-lists/{list}/codes/{code}/end"] = new("/api/v1/code-lists/fields/codes/biomedicine/end", """{"validTo":"2998-01-01"}"""),
        ["GET /code-lists/{List}"] = new("/code-lists/fields"),
        ["GET /code-lists/{List}/new"] = new("/code-lists/fields/new"),
        ["GET /code-lists/{List}/{Code}/end"] = new("/code-lists/fields/biomedicine/end"),
        ["POST /code-lists/{list}/new"] = new("/code-lists/fields/new", Form: "code=NEW&zh=领域NEW&en=Field NEW&validFrom=2020-01-01&source=目录"),
        ["POST /code-lists/{list}/{code}/end"] = new("/code-lists/fields/aerospace/end", Form: "validTo=2998-01-01"),
        ["GET /api/v1/regions/{code}"] = new("/api/v1/regions/110000"),
    };

    /// <summary>The sample; null where there is none.</summary>
    /// <param name="number">The number of the result, for a command.</param>
    public static Sample? Of(Route route, string number)
    {
        if (samples.TryGetValue($"{route.Method} {route.Pattern}", out var sample)) return sample;
        if (route is { Method: "POST", IsForPrograms: true } && ACommand.All.FirstOrDefault(command => PatternOf(command) == route.Pattern) is { } command)
            return new(command.IsRegistration ? route.Pattern : $"/api/v1/results/RESULT{command.Path}", command.Body(number).ToJsonString())
            {
                Command = command, IsRegistration = command.IsRegistration,
            };
        // A page takes posts only of forms that it names, and has none; its address may have a sample of its own.
        if (route is { Method: "POST", IsPage: true })
            return samples.GetValueOrDefault($"GET {route.Pattern}") is { } shown
                ? new(shown.Path, Form: "", Done: shown.Done == "done" ? "400" : shown.Done)
                : new(route.Pattern, Form: "", Done: "400");
        return route.Method == "GET" && !route.Pattern.Contains('{', StringComparison.Ordinal) ? new(route.Pattern) : null;
    }

    private static string PatternOf(ACommand command) => command.IsRegistration ? "/api/v1/results" : $"/api/v1/results/{{id}}{command.Path}";
}
