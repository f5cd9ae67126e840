using System.Text.Json;
using System.Text.RegularExpressions;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>One request of a file for editors, with what it says above it.</summary>
internal sealed record HttpFileRequest(
    string Title, string? Name, int Status, string? Code, string Method, string Address,
    IReadOnlyList<(string Name, string Value)> Headers, string? Body);

/// <summary>A file of requests as editors run it: variables, names, and what was asked and answered before.</summary>
internal sealed partial class HttpFile
{
    private readonly Dictionary<string, string> variables = [];

    private readonly Dictionary<string, (IReadOnlyList<(string Name, string Value)> Headers, JsonElement Answer)> done = [];

    private readonly string started = $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";

    private readonly string[] parts;

    public HttpFile(string text, params IEnumerable<(string Name, string Value)> settings)
    {
        parts = text.ReplaceLineEndings("\n").Split("\n### ");
        foreach (Match variable in Variable().Matches(parts[0])) variables[variable.Groups["name"].Value] = variable.Groups["value"].Value.Trim();
        foreach (var (name, value) in settings) variables[name] = variables.ContainsKey(name) ? value : throw new KeyNotFoundException(name);
    }

    /// <summary>The requests in their order; each is read when the one before it has been answered.</summary>
    public IEnumerable<HttpFileRequest> Requests() => parts.Skip(1).Select(Read);

    /// <summary>Keeps what requests further down refer to.</summary>
    public void Remember(HttpFileRequest request, JsonElement answer)
    {
        if (request.Name is { } name) done[name] = (request.Headers, answer);
    }

    private HttpFileRequest Read(string part)
    {
        var lines = part.Split('\n');
        var comments = lines.Where(line => line.StartsWith("# ", StringComparison.Ordinal)).ToList();
        var expected = comments.Single(line => line.StartsWith("# expect: ", StringComparison.Ordinal))[10..].Split(' ');
        var request = Fill(string.Join('\n', lines.Skip(1).Where(line => !line.StartsWith('#')))).TrimStart('\n').Split("\n\n", 2);
        var head = request[0].TrimEnd().Split('\n');
        return new(
            lines[0], comments.Find(line => line.StartsWith("# @name ", StringComparison.Ordinal))?[8..].Trim(),
            int.Parse(expected[0]), expected.ElementAtOrDefault(1), head[0].Split(' ', 2)[0], head[0].Split(' ', 2)[1],
            [.. head.Skip(1).Select(line => line.Split(": ", 2)).Select(pair => (pair[0], pair[1]))], request.ElementAtOrDefault(1)?.Trim());
    }

    private string Fill(string text) => Reference().Replace(text, reference => Value(reference.Groups["name"].Value));

    private string Value(string name) => name.Split('.', 4) switch
    {
        ["$timestamp"] => started,
        [var request, "request", "headers", var header] => done[request].Headers.Single(pair => pair.Name == header).Value,
        [var request, "response", "body", ['$', '.', .. var member]] => done[request].Answer.GetProperty(member).ToString(),
        _ => variables[name],
    };

    [GeneratedRegex(@"^@(?<name>\w+) = (?<value>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{\{(?<name>[^}]+)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Reference();
}
