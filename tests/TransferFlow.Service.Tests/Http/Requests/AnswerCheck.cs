using System.Text.Json;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>Whether an answer is one that the document allows for the request.</summary>
internal sealed class AnswerCheck(ApiDescription api)
{
    private readonly SchemaCheck schemas = new(api);

    /// <summary>What is wrong with it, in words; null where nothing is.</summary>
    public string? FaultOf(GeneratedRequest request, RawReply reply)
    {
        if (reply.Status >= 500) return "It is the server's fault.";
        var isSuccess = reply.Status is >= 200 and < 300;
        if (isSuccess && request.Expected is Expected.Refused) return "It should have been refused.";
        if (isSuccess && request.Expected is Expected.Unreadable or Expected.AnyProblem && !IsAnotherOperation(request))
            return "It is no request for this operation.";
        if (!isSuccess && (request.Expected is Expected.Unreadable || IsTooLong(reply)) && reply.Text.Length == 0) return null;
        if (!isSuccess && FaultOfProblem(reply) is { } fault) return fault;
        if (request.Expected is Expected.Unreadable or Expected.AnyProblem) return null;
        if (!request.Operation.Answers.TryGetValue(reply.Status, out var documented)) return "The status is not documented.";
        if (!documented.TryGetValue(reply.MediaType ?? "", out var schema)) return "The media type is not documented.";
        return isSuccess && reply.MediaType == "application/json" ? FaultOfBody(reply, schema) : null;
    }

    private string? FaultOfBody(RawReply reply, JsonElement schema)
    {
        using var body = JsonDocument.Parse(reply.Text);
        return schemas.FaultOf(body.RootElement, schema);
    }

    private static string? FaultOfProblem(RawReply reply)
    {
        if (reply.MediaType != "application/problem+json") return "It is no problem.";
        using var problem = JsonDocument.Parse(reply.Text);
        if (Text(problem, "code") is not { Length: > 0 } code || !code.All(character => char.IsAsciiLetterLower(character) || character == '-'))
            return "It has no code.";
        if (Text(problem, "title")?.Any(character => character is >= '\u4e00' and <= '\u9fff') != true) return "It is not said in Chinese.";
        // A sentence may begin with what was sent, in quotes.
        if (Text(problem, "detail") is not { Length: > 0 } detail || !char.IsAsciiLetter(detail.FirstOrDefault(char.IsLetter)) && detail[0] != '\'')
            return "It is not said in English.";
        return problem.RootElement.GetProperty("status").GetInt32() == reply.Status ? null : "It says another status.";
    }

    // Before the program sees anything of it, the server refuses an address or headers that are longer than it reads.
    private static bool IsTooLong(RawReply reply) => reply.Status is 414 or 431;

    private static string? Text(JsonDocument problem, string name) =>
        problem.RootElement.TryGetProperty(name, out var text) ? text.GetString() : null;

    // A GET to where results are registered may be the question for their list.
    private bool IsAnotherOperation(GeneratedRequest request) =>
        request.Expected == Expected.AnyProblem
        && api.Operations.Any(operation => operation.Method == request.Method && operation.Path == request.Operation.Path);
}
