namespace TransferFlow.Tests.Http.Requests;

/// <summary>What goes wrong with the parameters of an address.</summary>
internal static class QueryTwists
{
    public static void Edge(Twisted at) => Set(at, "at the edge", at.Values.Edge, Expected.Documented);

    public static void Beyond(Twisted at)
    {
        Set(at, "beyond what it may be", at.Values.Beyond, Expected.Refused);
        var (name, text) = at.Query[^1];
        var schema = at.Request.Operation.Parameters.First(parameter => parameter.Name == name).Schema;
        // An address has no types, and what is empty counts as absent.
        if (text.Length == 0 || at.Values.IsSound(text, schema)) at.Request.Become($"with {name} at random", Expected.Documented);
    }

    public static void Twice(Twisted at)
    {
        if (at.Query.Count == 0) return;
        at.Query.Add(at.Query[at.Random.Next(at.Query.Count)]);
        at.Request.Become("with a parameter twice", Expected.Documented);
    }

    public static void Garbled(Twisted at)
    {
        at.Request.Target += (at.Request.Target.Contains('?', StringComparison.Ordinal) ? "&" : "?")
            + at.Any(
                "a", "=", "&&&", "unknown=1", "asOf=%zz", "asOf=%00", "knownAt=%c3%28", "knownAt=%ed%a0%80", "knownAt=main%3A99999999999999999999",
                "asOf=2024-01-01%0d%0aX:1", "site=" + new string('x', 4_000), "field=%EF%BF%BF",
                "owner=%u0041", "[]=1", "a[b]=c", "by=%E7%9C%81", "?", "%3f=%26", "within=<b>");
        at.Request.Become("with a garbled query", Expected.Documented);
    }

    private static void Set(Twisted at, string how, Func<Random, string, System.Text.Json.JsonElement, string> value, Expected expected)
    {
        var parameters = at.Request.Operation.Parameters.Where(parameter => parameter.In == "query").ToList();
        var parameter = parameters[at.Random.Next(parameters.Count)];
        var json = value(at.Random, parameter.Name, parameter.Schema);
        // An address cannot say half a character; its bytes are garbled elsewhere.
        var text = json.Contains("\\ud", StringComparison.Ordinal) ? json : RequestGenerator.Plain(json);
        at.Query.RemoveAll(pair => pair.Name == parameter.Name);
        at.Query.Add((parameter.Name, text));
        at.Request.Become($"with {parameter.Name} {how}", expected);
    }
}
