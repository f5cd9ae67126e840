using System.Text;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>
/// Makes requests from the document of the interface and nothing else but the <paramref name="known"/> values. The request with a seed and a
/// number is always the same one, whatever was sent before it.
/// </summary>
/// <param name="credentials">Values of the header Authorization that sign someone in; none where nobody has to.</param>
internal sealed class RequestGenerator(
    ApiDescription api, int seed, IReadOnlyDictionary<string, string[]> known, IReadOnlyDictionary<string, string[]> targets,
    IReadOnlyList<string> credentials)
{
    private readonly Values values = new(api, known);

    public GeneratedRequest Request(int number)
    {
        var random = new Random(HashOf(seed, number));
        // Operations in turn, so that none is left out by chance.
        var operation = api.Operations[number % api.Operations.Count];
        var request = new GeneratedRequest(operation);
        var body = operation.Body is { } schema ? new Body(values, schema, random).Fill() : null;
        var query = Query(operation, random);
        request.Target = Path(operation, random);
        // Now and then a key that an earlier request may have used.
        var key = random.Next(20) == 0 ? random.Next(number + 1) : number;
        if (operation.Method != "GET") request.Headers.Add(("Idempotency-Key", $"key-{seed}-{key}"));
        if (credentials.Count > 0 && !operation.IsAnonymous) request.Headers.Add(("Authorization", credentials[random.Next(credentials.Count)]));

        var twist = random.Next(10) < 4 ? null : Twists.Any(operation, random);
        twist?.BeforeWriting?.Invoke(new(request, values, random, body, query));
        if (query.Count > 0) request.Target += "?" + string.Join('&', query.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        if (body is not null) request.Body = Encoding.UTF8.GetBytes(body.Write());
        twist?.AfterWriting?.Invoke(new(request, values, random, body, query));
        return request;
    }

    private List<(string Name, string Value)> Query(ApiOperation operation, Random random)
    {
        var query = new List<(string, string)>();
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.In == "query"))
        {
            if (!parameter.IsRequired && random.Next(6) > 0) continue;
            query.Add((parameter.Name, Plain(values.Sound(random, parameter.Name, parameter.Schema))));
        }

        return query;
    }

    private string Path(ApiOperation operation, Random random) => operation.Parameters.Where(parameter => parameter.In == "path").Aggregate(
        operation.Path,
        (path, parameter) => path.Replace($"{{{parameter.Name}}}", Uri.EscapeDataString(Place(parameter, random)), StringComparison.Ordinal));

    private string Place(ApiParameter parameter, Random random) => targets.TryGetValue(parameter.Name, out var known)
        ? known[random.Next(known.Length)] : Plain(values.Sound(random, parameter.Name, parameter.Schema));

    /// <summary>A JSON value as an address says it.</summary>
    public static string Plain(string json)
    {
        using var value = System.Text.Json.JsonDocument.Parse(json);
        return value.RootElement.ToString();
    }

    private static int HashOf(int seed, int number) => unchecked(seed * 486_187_739 + number * 92_821 + 17);
}
