using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Tests.Http;
using TransferFlow.Tests.Ops;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.Access;

/// <summary>
/// Every route of the running server, tried by everybody: what comes back is what the table of rights says, and what stands in
/// <c>matrix.txt</c> for people to read. A route that is new needs a line in <see cref="Samples"/> and one there.
/// </summary>
public sealed partial class Every_route_and_everybody(AServer shared) : IClassFixture<AServer>
{
    private const string Renew = "TRANSFERFLOW_RENEW_MATRIX";

    private static readonly string file = Path.Combine(Checkout.Root, "tests/TransferFlow.Service.Tests/Access/matrix.txt");

    private TestServer Server => shared.Server;

    [Fact]
    public async Task Get_what_the_table_of_rights_says()
    {
        var routes = Route.Of(Server);
        routes.Where(route => Samples.Of(route, "R") is null).Select(route => route.Name)
            .ShouldBeEmpty("These routes are new: add a sample request for each to Samples.cs, so that everybody can try them.");
        var everybody = await Someone.AllAsync(Server);
        var (rows, wrong) = (new Dictionary<Route, List<string>>(), new List<string>());
        // Who has signed out can try nothing else.
        foreach (var route in routes.OrderBy(route => route.Pattern == "/sign-out"))
        {
            rows[route] = [];
            foreach (var someone in everybody)
            {
                var (expected, got) = await TryAsync(route, someone);
                rows[route].Add(got);
                if (got != expected) wrong.Add($"{route.Name} as {someone.Name}: {got}, but by the table of rights {expected}");
            }
        }

        wrong.ShouldBeEmpty();
        ShouldBeInTheFile(Table(everybody, routes, rows));
    }

    [Fact]
    public void Are_open_to_all_or_need_what_the_table_of_rights_knows() =>
        Route.Of(Server).Where(route => !route.IsOpen && !route.IsFrameworks && route.Needs.Count == 0).Select(route => route.Name)
            .ShouldBeEmpty("These routes are refused to everybody: say by [Needs(Act...)] what one must be permitted to do.");

    [Fact]
    public async Task Get_the_files_of_the_pages()
    {
        using var nobody = Server.With(null);

        (await nobody.GetAsync("/css/base.css")).Status.ShouldBe(200);
    }

    private async Task<(string Expected, string Got)> TryAsync(Route route, Someone someone)
    {
        var number = shared.NewNumber();
        var sample = Samples.Of(route, number)!;
        var facts = new Fact[] { AFact.Registered(number: number) }.Concat(sample.Given).ToArray();
        if (sample.IsAboutResult) await Server.Service.AppendAsync(Known.Result("univ-bj", number), facts);
        // What is done to a person is done to another each time.
        var person = !sample.IsAboutPerson ? "" : someone.Name == "administrator" ? (await AnAccount.MakeAsync(Server, new("", Role.Auditor))).Id : "nobody";
        var reply = await SendAsync(route, someone, sample.About(Known.Result("univ-bj", number), person));
        var expected = await ExpectedAsync(route, someone, sample, facts);
        var got = ClassOf(reply);
        if (!sample.IsAboutResult || sample.Done == "404" || (expected, got) is not ("404", "404")) return (expected, got);
        return (expected, await DifferenceToMissingAsync(reply, route, someone, sample, number) is { } line ? $"404, but told from a missing one by '{line}'" : got);
    }

    private async Task<string> ExpectedAsync(Route route, Someone someone, Sample sample, Fact[] facts)
    {
        if (route.IsOpen) return sample.Done;
        if (route.Pattern == "/{**path:file}") return "404";
        if (someone.At(route) is not { } caller) return route.LeadsOn ? "sign-in" : "401";
        if (someone.MustChangePassword && !route.Needs.SequenceEqual([Act.ManageOwnAccount])) return route is { LeadsOn: true, Method: "GET" } ? "/account" : "403";
        if (route.IsFrameworks || !route.Needs.All(caller.May)) return route is { Pattern: "/", Method: "GET" } ? "/people" : "403";
        var access = new ResultAccess(caller, await Server.Services.GetRequiredService<References>().CurrentAsync(default));
        // Over a form an organisation registers its own results, whatever else was sent.
        var isOwn = !route.IsForPrograms && caller.Organisation is not null;
        if (sample.IsRegistration) return isOwn || access.MayRegister((Fact.ResultRegistered)facts[0]) ? sample.Done : "422";
        if (!sample.IsAboutResult) return sample.Done;
        var result = Timeline.Empty.With([.. facts]).Tell().Result;
        return !access.MaySee(result) ? "404" : sample.Fact is { } fact && !access.MayLog(result, fact) ? "403" : sample.Done;
    }

    /// <summary>What belongs to others answers in everything like what does not exist.</summary>
    private static async Task<string?> DifferenceToMissingAsync(Reply reply, Route route, Someone someone, Sample sample, string number)
    {
        var (id, unknown) = (Known.Result("univ-bj", number), Known.Result("univ-bj", $"{number}-that-is-not"));
        var missing = Bare(await SendAsync(route, someone, sample.About(unknown, "nobody")), unknown).Split('\n');
        var hidden = Bare(reply, id).Split('\n');
        return hidden.Zip(missing).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} / {pair.Second}").FirstOrDefault()
            ?? (hidden.Length == missing.Length ? null : $"{hidden.Length} / {missing.Length} lines");
    }

    private static async Task<Reply> SendAsync(Route route, Someone someone, Sample sample)
    {
        using var request = new HttpRequestMessage(new(route.Method), new Uri(sample.Path, UriKind.Relative));
        if (sample.Json is { } json) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (route.Method != "GET" && route.IsForPrograms) request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (sample.Form is { } fields)
        {
            var form = new MultipartFormDataContent();
            if (!route.IsForPrograms) form.Add(new StringContent(await someone.TokenAsync()), "__RequestVerificationToken");
            foreach (var (name, value) in QueryHelpers.ParseQuery(fields)) form.Add(new StringContent(value.ToString()), name);
            request.Content = form;
        }

        return await (route.IsForPrograms ? someone.Program : someone.Browser).SendAsync(request);
    }

    private static string ClassOf(Reply reply) => reply switch
    {
        { Status: 302, Location: { } to } when to.Contains("/sign-in?to=", StringComparison.Ordinal) => "sign-in",
        { Status: 302, Location: "/account" or "/people" } => reply.Location,
        { Status: >= 200 and < 400 } => "done",
        _ => $"{reply.Status}",
    };

    private static string Bare(Reply reply, string id)
    {
        // A session is renewed now and then, and its cookie comes with a date of expiry.
        var headers = reply.Message.Headers.Concat(reply.Message.Content.Headers).Where(header => header.Key is not ("Date" or "Set-Cookie" or "Expires"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return ChangesEachTime().Replace($"{reply.Status}\n{string.Join('\n', headers)}\n\n{reply.Text}".Replace(id, "ID", StringComparison.Ordinal), "");
    }

    private static string Table(IReadOnlyList<Someone> everybody, IReadOnlyList<Route> routes, Dictionary<Route, List<string>> rows)
    {
        var table = new StringBuilder("""
            # What everybody gets at every route. Compared by Every_route_and_everybody; RENEW=1 in its test run writes it anew.
            # done: what was asked for; sign-in, /account, /people: led there; 404: as if there were no such result; 400, 422: refused for another reason.

            """.Replace("RENEW", Renew, StringComparison.Ordinal).ReplaceLineEndings("\n"));
        foreach (var (name, cells) in routes.Select(route => (route.Name, rows[route])).Prepend(("", [.. everybody.Select(someone => someone.Name)])))
            table.Append((name.PadRight(68) + string.Concat(cells.Select((cell, i) => cell.PadRight(everybody[i].Name.Length + 2)))).TrimEnd()).Append('\n');
        return table.ToString();
    }

    private static void ShouldBeInTheFile(string table)
    {
        if (Environment.GetEnvironmentVariable(Renew) is not null) File.WriteAllText(file, table);
        var known = File.Exists(file) ? File.ReadAllLines(file) : [];
        var now = table.TrimEnd('\n').Split('\n');
        now.Except(known).Concat(known.Except(now)).ShouldBeEmpty(
            $"These lines are new or gone. If that is meant, run this test with {Renew}=1 and read what changes in matrix.txt.");
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\",?|__RequestVerificationToken\" value=\"[^\"]*\"|X-Correlation-Id: .*|Content-Length: .*", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ChangesEachTime();
}
