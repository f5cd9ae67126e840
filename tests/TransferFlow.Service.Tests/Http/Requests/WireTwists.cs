namespace TransferFlow.Tests.Http.Requests;

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
        var place = at.Any(
            "nonsense", "jjj-00000000000000000000000000", "%00", "a%00b", "%ff", "%c0%80", "%ed%a0%80", "%2e%2e", "%2f", "a%2fb",
            "%E6%88%90", "%F0%9F%98%80", "%zz", "%", new string('x', 6_000), "'", "%22", "a%0d%0ab",
            "jjj-", "-", "JJJ-x", "%3Cscript%3E", "%20", "%7F", "%C2%85");
        var before = request.Operation.Path.Split('{')[0];
        request.Target = request.Operation.Path.Contains('{', StringComparison.Ordinal)
            ? before + place + string.Concat(request.Operation.Path.SkipWhile(character => character != '}').Skip(1)) : $"{before}/{place}";
        // NUL, which ends a text in other languages, does not even get past the server.
        var isReadable = !place.Contains("%00", StringComparison.Ordinal);
        request.Become($"about '{(place.Length > 40 ? "xxx…" : place)}'", isReadable ? Expected.AnyProblem : Expected.Unreadable);
    }

    public static void OddHeaders(Twisted at)
    {
        at.Request.Headers.Add(at.Any<(string, string)>(
            ("Accept", "text/html"), ("Accept", "nonsense"), ("Accept-Language", "xx-invalid, *;q=9"), ("Accept-Encoding", "br;q=nan"),
            ("X-Forwarded-For", "127.0.0.1"), ("X-Correlation-ID", new string('x', 2_000)),
            ("Cookie", "a=b; =; ;;"), ("If-None-Match", "\"x"), ("Range", "bytes=5-1"),
            ("Expect", "100-continue"), ("traceparent", "00-zz"), ("Origin", "https://elsewhere.example"),
            ("Content-Encoding", "gzip"), ("X-HTTP-Method-Override", "DELETE")));
        at.Request.Become($"with a header {at.Request.Headers[^1].Name}", Expected.Documented);
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
        var value = at.Any(
            null, "", "Bearer", "Bearer ", "Bearer tf_", "Bearer tf_nonsense", "Bearer a.b.c", "Basic YTpi", "Bearer " + new string('x', 5_000),
            "Digest", "\u00ff");
        if (value is not null) at.Request.Headers.Add(("Authorization", value));
        at.Request.Become("without credentials", IsNoText(at) ? Expected.Unreadable : wereNeeded ? Expected.Refused : Expected.Documented);
    }

    public static void Key(Twisted at)
    {
        at.Request.Headers.RemoveAll(header => header.Name == "Idempotency-Key");
        var value = at.Any(null, "", " ", "x", new string('k', 200), new string('k', 201), "a b", "\u00e9", "~!");
        if (value is not null) at.Request.Headers.Add(("Idempotency-Key", value));
        at.Request.Become("with an odd key", IsNoText(at) ? Expected.Unreadable : Expected.Documented);
    }

    private static bool IsNoText(Twisted at) => at.Request.Headers.Exists(header => !System.Text.Ascii.IsValid(header.Value));
}
