using System.Text.Json;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>One parameter of an operation, as it is documented.</summary>
internal sealed record ApiParameter(string Name, string In, bool IsRequired, JsonElement Schema);

/// <summary>One operation, as it is documented; nothing else is known of it.</summary>
/// <param name="Body">The schema of the JSON body; null where there is none.</param>
/// <param name="Answers">By status and media type; the schema is undefined where none is documented.</param>
internal sealed record ApiOperation(
    string Id, string Method, string Path, bool IsAnonymous, IReadOnlyList<ApiParameter> Parameters, JsonElement? Body,
    IReadOnlyDictionary<int, Dictionary<string, JsonElement>> Answers);

/// <summary>The description that a server gives of itself.</summary>
internal sealed class ApiDescription
{
    private static readonly string[] methods = ["get", "post", "put", "patch", "delete"];

    private readonly JsonElement root;

    public ApiDescription(string json)
    {
        root = JsonDocument.Parse(json).RootElement;
        Operations = [.. from path in root.GetProperty("paths").EnumerateObject()
                         from operation in path.Value.EnumerateObject()
                         where methods.Contains(operation.Name)
                         select Read(path.Name, operation.Name, operation.Value)];
    }

    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>The element, or what it refers to within the document.</summary>
    public JsonElement Resolve(JsonElement element)
    {
        while (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out var reference))
            element = reference.GetString()!.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name));
        return element;
    }

    private ApiOperation Read(string path, string method, JsonElement operation) => new(
        operation.GetProperty("operationId").GetString()!, method.ToUpperInvariant(), path,
        operation.TryGetProperty("security", out var security) && security.GetArrayLength() == 0,
        [.. List(operation, "parameters").Select(Resolve).Select(ReadParameter)],
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json)
            ? Resolve(json.GetProperty("schema")) : null,
        operation.GetProperty("responses").EnumerateObject()
            .ToDictionary(answer => int.Parse(answer.Name), answer => ReadAnswer(Resolve(answer.Value))));

    private static ApiParameter ReadParameter(JsonElement parameter) => new(
        parameter.GetProperty("name").GetString()!, parameter.GetProperty("in").GetString()!,
        parameter.TryGetProperty("required", out var required) && required.GetBoolean(), parameter.GetProperty("schema"));

    private static Dictionary<string, JsonElement> ReadAnswer(JsonElement answer) => answer.TryGetProperty("content", out var content)
        ? content.EnumerateObject().ToDictionary(
            media => media.Name, media => media.Value.TryGetProperty("schema", out var schema) ? schema : default)
        : [];

    private static IEnumerable<JsonElement> List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];
}
