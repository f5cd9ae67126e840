using System.Text;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>What a twist has in its hands.</summary>
internal sealed record Twisted(GeneratedRequest Request, Values Values, Random Random, Body? Body, List<(string Name, string Value)> Query)
{
    public string AnyMember() => Body!.Names[Random.Next(Body.Names.Count)];

    public T Any<T>(params ReadOnlySpan<T> choices) => choices[Random.Next(choices.Length)];
}

/// <summary>One thing that is done to a request that was as documented.</summary>
internal sealed record Twist(Action<Twisted>? BeforeWriting = null, Action<Twisted>? AfterWriting = null);

/// <summary>All that can be done to a request.</summary>
internal static class Twists
{
    private static readonly Twist[] ofBodies =
    [
        new(BodyTwists.Edge), new(BodyTwists.Edge), new(BodyTwists.Edge), new(BodyTwists.Beyond), new(BodyTwists.Beyond), new(BodyTwists.Beyond),
        new(BodyTwists.Missing), new(BodyTwists.Unknown), new(BodyTwists.Twice), new(AfterWriting: BodyTwists.Garbled), new(AfterWriting: BodyTwists.OfAnotherKind),
        new(AfterWriting: BodyTwists.TooLarge), new(AfterWriting: BodyTwists.InPieces),
    ];

    private static readonly Twist[] ofQueries = [new(QueryTwists.Edge), new(QueryTwists.Beyond), new(QueryTwists.Twice), new(AfterWriting: QueryTwists.Garbled)];

    private static readonly Twist[] ofAll =
    [
        new(AfterWriting: WireTwists.AnotherMethod), new(AfterWriting: WireTwists.AnotherPlace), new(AfterWriting: WireTwists.OddHeaders), new(AfterWriting: WireTwists.NoHttp),
        new(AfterWriting: WireTwists.Credentials), new(AfterWriting: WireTwists.Key),
    ];

    public static Twist Any(ApiOperation operation, Random random)
    {
        var own = operation.Body is not null ? ofBodies : operation.Parameters.Any(parameter => parameter.In == "query") ? ofQueries : [];
        return random.Next(3) > 0 && own.Length > 0 ? own[random.Next(own.Length)] : ofAll[random.Next(ofAll.Length)];
    }
}

/// <summary>What goes wrong with JSON.</summary>
internal static class BodyTwists
{
    public static void Edge(Twisted at)
    {
        var name = at.AnyMember();
        at.Body!.Set(name, at.Values.Edge(at.Random, name, at.Body.Of(name)));
        at.Request.Become($"{name} at the edge", Expected.Documented);
    }

    public static void Beyond(Twisted at)
    {
        var name = at.AnyMember();
        at.Body!.Set(name, at.Values.Beyond(at.Random, name, at.Body.Of(name)));
        at.Request.Become($"{name} beyond what it may be", Expected.Refused);
    }

    public static void Missing(Twisted at)
    {
        var name = at.AnyMember();
        if (!at.Body!.IsRequired(name)) return;
        at.Body.Remove(name);
        at.Request.Become($"without {name}", Expected.Refused);
    }

    public static void Unknown(Twisted at)
    {
        at.Body!.Add(at.Any("unknown", "Stage", "occurredon", "$type", "__proto__", "", "\u0000", "occurredOn "), "1");
        at.Request.Become("with a member that nobody knows", Expected.Refused);
    }

    public static void Twice(Twisted at)
    {
        var name = at.AnyMember();
        at.Body!.Set(name, at.Values.Sound(at.Random, name, at.Body.Of(name)));
        at.Body.Add(name, at.Values.Sound(at.Random, name, at.Body.Of(name)));
        at.Request.Become($"with {name} twice", Expected.Refused);
    }

    public static void Garbled(Twisted at)
    {
        var body = at.Request.Body!;
        at.Request.Body = at.Random.Next(14) switch
        {
            0 => body[..at.Random.Next(body.Length)],
            1 => [.. body, .. body],
            2 => [.. body, (byte)'}'],
            3 => Bytes(new string('[', 5_000)),
            4 => Bytes(string.Concat(Enumerable.Repeat("""{"a":""", 3_000))),
            5 => [0xff, 0xfe, .. body],
            6 => [.. body[..(body.Length / 2)], 0xc3, 0x28, .. body[(body.Length / 2)..]],
            7 => Bytes(at.Any("null", "[]", "1", "\"text\"", "true", "", " ", "undefined", "NaN")),
            8 => [.. "/* */"u8, .. body],
            9 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body)),
            10 => Bytes(Encoding.UTF8.GetString(body).Replace('"', '\'')),
            11 => [.. body[..^1], (byte)',', (byte)'}'],
            12 => Bytes($"{{\"occurredOn\":{new string('9', 20_000)}}}"),
            _ => Bytes($"[{Encoding.UTF8.GetString(body)}]"),
        };
        at.Request.Become("garbled", Expected.Refused);
    }

    public static void OfAnotherKind(Twisted at)
    {
        at.Request.ContentType = at.Any("", "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/octet-stream", "json", "a/b/c", ";;;", "application/json/x");
        at.Request.Become($"as '{at.Request.ContentType}'", Expected.Refused);
    }

    public static void TooLarge(Twisted at)
    {
        var padding = Encoding.ASCII.GetBytes(new string(' ', at.Any(65_536, 70_000, 300_000)));
        at.Request.Body = [.. padding, .. at.Request.Body!];
        at.Request.IsChunked = at.Random.Next(2) == 0;
        at.Request.Become("with a body that is too large", Expected.Refused);
    }

    public static void InPieces(Twisted at)
    {
        at.Request.IsChunked = true;
        at.Request.Become("in pieces", Expected.Documented);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

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
            + at.Any("a", "=", "&&&", "unknown=1", "asOf=%zz", "asOf=%00", "knownAt=%c3%28", "knownAt=%ed%a0%80", "knownAt=main%3A99999999999999999999", "asOf=2024-01-01%0d%0aX:1", "site=" + new string('x', 4_000), "field=%EF%BF%BF", "owner=%u0041", "[]=1", "a[b]=c", "by=%E7%9C%81", "?", "%3f=%26", "within=<b>");
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

/// <summary>What goes wrong around a request.</summary>
internal static class WireTwists
{
    public static void AnotherMethod(Twisted at)
    {
        at.Request.Method = at.Any("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO", at.Request.Method == "GET" ? "POST" : "GET");
        at.Request.Become($"by {at.Request.Method}", Expected.AnyProblem);
    }

    public static void AnotherPlace(Twisted at)
    {
        var request = at.Request;
        var place = at.Any("nonsense", "jjj-00000000000000000000000000", "%00", "a%00b", "%ff", "%c0%80", "%ed%a0%80", "%2e%2e", "%2f", "a%2fb", "%E6%88%90", "%F0%9F%98%80", "%zz", "%", new string('x', 6_000), "'", "%22", "a%0d%0ab", "jjj-", "-", "JJJ-x", "%3Cscript%3E", "%20", "%7F", "%C2%85");
        var before = request.Operation.Path.Split('{')[0];
        request.Target = request.Operation.Path.Contains('{', StringComparison.Ordinal)
            ? before + place + string.Concat(request.Operation.Path.SkipWhile(character => character != '}').Skip(1)) : $"{before}/{place}";
        // The server itself does not take an address with half a character, or with what ends a text in other languages.
        request.Become($"about '{(place.Length > 40 ? "xxx…" : place)}'", place.Contains("%00", StringComparison.Ordinal) ? Expected.Unreadable : Expected.AnyProblem);
    }

    public static void OddHeaders(Twisted at)
    {
        at.Request.Headers.Add(at.Any<(string, string)>(
            ("Accept", "text/html"), ("Accept", "nonsense"), ("Accept-Language", "xx-invalid, *;q=9"), ("Accept-Encoding", "br;q=nan"), ("X-Forwarded-For", "127.0.0.1"), ("X-Correlation-ID", new string('x', 2_000)),
            ("Cookie", "a=b; =; ;;"), ("If-None-Match", "\"x"), ("Range", "bytes=5-1"), ("Expect", "100-continue"), ("traceparent", "00-zz"), ("Origin", "https://elsewhere.example"), ("Content-Encoding", "gzip"), ("X-HTTP-Method-Override", "DELETE")));
        at.Request.Become($"with {at.Request.Headers[^1].Name}: {at.Request.Headers[^1].Value[..Math.Min(40, at.Request.Headers[^1].Value.Length)]}", Expected.Documented);
    }

    public static void NoHttp(Twisted at)
    {
        var request = at.Request;
        switch (at.Random.Next(7))
        {
            case 0: request.Headers.Add(("X Y", "z")); break;
            case 1: request.Headers.Add(("X", "a\u0000b")); break;
            case 2: request.Headers.Add(("X", new string('x', 40_000))); break;
            case 3: request.Target += "?" + new string('x', 20_000); break;
            case 4: request.Method = "G ET"; break;
            case 5: request.Headers.Add(("Content-Length", "-1")); break;
            default: request.Headers.Add(("Host", "elsewhere")); break;
        }

        request.Become("as no HTTP", Expected.Unreadable);
    }

    public static void Credentials(Twisted at)
    {
        var wereNeeded = at.Request.Headers.RemoveAll(header => header.Name == "Authorization") > 0;
        if (at.Any("none", "", "Bearer", "Bearer ", "Bearer tf_", "Bearer tf_nonsense", "Bearer a.b.c", "Basic YTpi", "Bearer " + new string('x', 5_000), "Digest", "\u00ff") is not "none" and var value)
            at.Request.Headers.Add(("Authorization", value));
        at.Request.Become("without credentials", IsNoText(at) ? Expected.Unreadable : wereNeeded ? Expected.Refused : Expected.Documented);
    }

    public static void Key(Twisted at)
    {
        at.Request.Headers.RemoveAll(header => header.Name == "Idempotency-Key");
        if (at.Any("none", "", " ", "x", new string('k', 200), new string('k', 201), "a b", "\u00e9", "~!") is not "none" and var value) at.Request.Headers.Add(("Idempotency-Key", value));
        at.Request.Become("with an odd key", IsNoText(at) ? Expected.Unreadable : Expected.Documented);
    }

    private static bool IsNoText(Twisted at) => at.Request.Headers.Exists(header => !System.Text.Ascii.IsValid(header.Value));
}
