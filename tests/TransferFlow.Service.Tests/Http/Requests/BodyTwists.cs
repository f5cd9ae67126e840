using System.Text;

namespace TransferFlow.Tests.Http.Requests;

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
        at.Request.ContentType = at.Any(
            "", "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
            "application/octet-stream", "json", "a/b/c", ";;;", "application/json/x");
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
