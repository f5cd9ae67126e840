using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using TransferFlow.Tests.Figures;

namespace TransferFlow.Tests.Facts;

/// <summary>The most frequent kinds of facts are read by hand. That must never be seen: the serializer says what a payload means.</summary>
public sealed class Facts_read_without_the_serializer
{
    private static readonly JsonSerializerOptions relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Gen<Fact> fact = RandomFacts.Result.SelectMany(result => Gen.OneOf([result.Registration, .. result.Later]));

    private static readonly Gen<string> text = Gen.OneOf(Gen.String, Gen.OneOf("中试基地", "\"α\" <1 µm>", "back\\slash", "🚀", "line\nbreak", ""));

    private static readonly Gen<Fact> any = Gen.OneOf(
        fact,
        Gen.Select(text, text, text, Gen.Int[1, 9]).Select((a, b, c, trl) => (Fact)new Fact.ResultRegistered(a, b, c, null, "110000", trl, c) { OccurredOn = new(2024, 2, 29) }),
        Gen.Select(text, text, text, Gen.Int[1, 9]).Select((a, b, c, trl) => (Fact)new Fact.StageEntered(Stage.Research, a, b, "110000", trl) { OccurredOn = new(1, 1, 1), SourceRef = c }),
        Gen.Select(text, Gen.Int[1, 9]).Select((a, trl) => (Fact)new Fact.StagePassed(Stage.PilotTesting, trl) { OccurredOn = new(9999, 12, 31), SourceRef = a }));

    [Fact]
    public void Are_what_was_written() => any.Sample(
        written => FactJson.Read(written.Code(), Stored(written)).ShouldBe(FactJson.Read(written.Code(), Encoding.UTF8.GetString(FactJson.Write(written)))));

    [Theory]
    [InlineData("registered", """{"field": "energy", "owner": "o", "number": "7", "occurredOn": "2024-02-29", "originRegion": "110000"}""")]
    [InlineData("stage-entered", """{"site": "中试基地", "stage": "concept-validation", "hostRegion": "110000", "occurredOn": "2024-01-02"}""")]
    [InlineData("stage-passed", """{"trl": 6, "stage": "pilot", "occurredOn": "2024-01-02"}""")]
    public void Are_those_of_which_a_log_mostly_consists(string kind, string payload) =>
        PlainFacts.Find(kind, Encoding.UTF8.GetBytes(payload)).ShouldNotBeNull().ShouldBe(Serialized(kind, payload).Fact);

    /// <summary>One character more, less or other: the serializer would say the same about it, or refuse it alike.</summary>
    [Fact]
    public void Are_judged_as_the_serializer_judges_them_when_they_are_damaged() =>
        Gen.Select(any, Gen.Int[0, 400], Gen.OneOf("\"", "\\", ":", ",", "}", "{", " ", "0", "7", "-", ".", "null", "x", "\n", "é", ""), Gen.Int[0, 2]).Sample((written, place, other, removed) =>
        {
            var (kind, whole) = (written.Code(), Stored(written));
            var at = place % whole.Length;
            var damaged = whole[..at] + other + whole[Math.Min(at + removed, whole.Length)..];

            Read(kind, damaged).ShouldBe(Serialized(kind, damaged), damaged);
        }, iter: 20_000);

    private static (Fact? Fact, bool IsRefused) Read(string kind, string payload) => Judged(() => FactJson.Read(kind, payload));

    private static (Fact? Fact, bool IsRefused) Serialized(string kind, string payload) =>
        Judged(() => (Fact?)JsonSerializer.Deserialize(payload, FactCodes.Types[kind], FactJson.Options) ?? throw new JsonException());

    private static (Fact? Fact, bool IsRefused) Judged(Func<Fact> read)
    {
        try
        {
            return (read(), false);
        }
        catch (JsonException)
        {
            return (null, true);
        }
    }

    /// <summary>As PostgreSQL prints a jsonb: members by the length of their names and then by their bytes, a space after each mark.</summary>
    private static string Stored(Fact fact) => Printed(JsonNode.Parse(FactJson.Write(fact))!);

    private static string Printed(JsonNode? node) => node is JsonObject members
        ? $"{{{string.Join(", ", members.OrderBy(member => member.Key.Length).ThenBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"\"{member.Key}\": {Printed(member.Value)}"))}}}"
        : node?.ToJsonString(relaxed) ?? "null";
}
