using System.Text.Json.Nodes;
using TransferFlow.Domain.Results;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Access;

/// <summary>A request that is good in itself, so that what comes back depends on who sends it.</summary>
/// <param name="Path">The address; of a result's, RESULT stands for its id.</param>
/// <param name="Json">A body for programs.</param>
/// <param name="Form">The fields of a form, without its antiforgery token.</param>
/// <param name="Done">What comes back to those who may: <c>done</c>, or the status where that is no success.</param>
/// <param name="Command">The command that the request is, where it logs a fact.</param>
internal sealed record Sample(string Path, JsonObject? Json = null, (string Name, string Value)[]? Form = null, string Done = "done", ACommand? Command = null)
{
    /// <summary>Whether it is about one result, which may belong to others.</summary>
    public bool IsAboutResult => Path.Contains("RESULT", StringComparison.Ordinal);

    /// <summary>What is known of the result before.</summary>
    public IReadOnlyList<Fact> Given => Command?.Given ?? [];

    /// <summary>The fact whose rights decide; any that is no answer to a handover stands for the others.</summary>
    public Fact? Fact => Command?.Event switch
    {
        null => null,
        "handover-accepted" => new Fact.HandoverAccepted("H1") { OccurredOn = AFact.Day(60) },
        "handover-declined" => new Fact.HandoverDeclined("H1") { OccurredOn = AFact.Day(60) },
        _ => new Fact.Terminated { OccurredOn = AFact.Day(60) },
    };
}

/// <summary>
/// The sample of each route. A route that only reads and has no parameters needs none, nor does a command that <see cref="ACommand"/> knows;
/// every other has a line here.
/// </summary>
internal static class Samples
{
    private static readonly Dictionary<string, Sample> samples = new(StringComparer.Ordinal)
    {
        ["GET /api/v1/figures/{name}"] = new("/api/v1/figures/funnel"),
        ["GET /{**path:file}"] = new("/nowhere.js"),
        ["HEAD /{**path:file}"] = new("/nowhere.js"),
        ["GET /api/v1/results/{id}/evidence"] = new("/api/v1/results/RESULT/evidence"),
        ["GET /api/v1/results/{id}/evidence/{sha256}"] = new($"/api/v1/results/RESULT/evidence/{new string('0', 64)}", Done: "404"),
        ["POST /api/v1/results/{id}/evidence"] = new("/api/v1/results/RESULT/evidence", Form: [("occurredOn", "2024-03-01")], Done: "422"),
        ["GET /api/v1/results/{id}/history"] = new("/api/v1/results/RESULT/history"),
        ["GET /figures/{name}.csv"] = new("/figures/funnel.csv"),
        ["GET /results/{Id}"] = new("/results/RESULT"),
        ["GET /import/{Id}"] = new("/import/nothing", Done: "404"),
        ["GET /import/{id}/errors.csv"] = new("/import/nothing/errors.csv", Done: "404"),
        ["POST /import/files"] = new("/import/files", Form: []),
        ["POST /import/{id}/commit"] = new("/import/nothing/commit", Form: [("confirmed", "true")]),
        ["POST /account/password"] = new("/account/password", Form: [("current", "wrong"), ("chosen", "a password of my own"), ("again", "a password of my own")]),
        ["POST /sign-in"] = new("/sign-in", Form: [("userName", "nobody"), ("password", "a wrong password")]),
        ["POST /sign-out"] = new("/sign-out", Form: []),
    };

    /// <summary>The sample; null where there is none.</summary>
    /// <param name="number">The number of the result, for a command.</param>
    public static Sample? Of(Route route, string number)
    {
        if (samples.TryGetValue($"{route.Method} {route.Pattern}", out var sample)) return sample;
        if (route is { Method: "POST", IsForPrograms: true } && ACommand.All.FirstOrDefault(command => PatternOf(command) == route.Pattern) is { } command)
            return new(command.IsRegistration ? route.Pattern : $"/api/v1/results/RESULT{command.Path}", command.Body(number), Command: command);
        // A page takes posts only of forms that it names, and has none; its address may have a sample of its own.
        if (route is { Method: "POST", IsPage: true })
            return new(samples.GetValueOrDefault($"GET {route.Pattern}")?.Path ?? route.Pattern, Form: [], Done: "400");
        return route.Method == "GET" && !route.Pattern.Contains('{', StringComparison.Ordinal) ? new(route.Pattern) : null;
    }

    private static string PatternOf(ACommand command) => command.IsRegistration ? "/api/v1/results" : $"/api/v1/results/{{id}}{command.Path}";
}
