using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Tests.Facts;

/// <summary>
/// One golden file for each kind of fact and version, with everything that it can carry, and one with nothing that it can do without. A fact that was
/// stored once must stay readable for ever: a new form is a new version with files of its own, and the old files stay.
/// </summary>
public sealed class The_stored_form_of_a_fact
{
    private static readonly DateOnly day = new(2026, 6, 30);

    private static readonly DealTerms terms = new("licence", "transfer", 1_200_000.50m, "USD", 8_600_000.1234m, "demo-buyer", "SG");

    private static readonly Dictionary<string, (Fact Full, Fact Minimal)> facts = new (Fact Full, Fact Minimal)[]
    {
        (new Fact.ResultRegistered("demo-univ", "2026-17", "固态电池界面 \"α\" <1 µm> 🚀", "new-materials", "110108", 3, "2019-04") { OccurredOn = day, SourceRef = "档案 7/2026" },
            new Fact.ResultRegistered("demo-univ", "2026-17", null, null, "110000") { OccurredOn = day }),
        (new Fact.StageEntered(Stage.ConceptValidation, "cvc-1", "demo-op", "120115", 4) { OccurredOn = day, SourceRef = "7" },
            new Fact.StageEntered(Stage.PilotTesting, null, null, "130000") { OccurredOn = day }),
        (new Fact.StagePassed(Stage.PilotTesting, 6) { OccurredOn = day, SourceRef = "7" }, new Fact.StagePassed(Stage.Research) { OccurredOn = day }),
        (new Fact.HandoverOffered("H-1", Stage.PilotTesting, "cvc-1", "pilot-1", "130000", new(2026, 7, 31)) { OccurredOn = day, SourceRef = "7" },
            new Fact.HandoverOffered("H-1", Stage.Commercialization, null, null, "130000") { OccurredOn = day }),
        (new Fact.HandoverAccepted("H-1") { OccurredOn = day, SourceRef = "7" }, new Fact.HandoverAccepted("H-1") { OccurredOn = day }),
        (new Fact.HandoverDeclined("H-1", "无空余产能") { OccurredOn = day, SourceRef = "7" }, new Fact.HandoverDeclined("H-1") { OccurredOn = day }),
        (new Fact.HandoverExpired("H-1") { OccurredOn = day, SourceRef = "7" }, new Fact.HandoverExpired("H-1") { OccurredOn = day }),
        (new Fact.DealSigned("C-1", terms) { OccurredOn = day, SourceRef = "7" }, new Fact.DealSigned("C-1", NoTerms) { OccurredOn = day }),
        (new Fact.DealAmended("C-1", terms) { OccurredOn = day, SourceRef = "7" }, new Fact.DealAmended("C-1", NoTerms) { OccurredOn = day }),
        (new Fact.DealCancelled("C-1", "违约") { OccurredOn = day, SourceRef = "7" }, new Fact.DealCancelled("C-1") { OccurredOn = day }),
        (new Fact.Terminated("资金不足") { OccurredOn = day, SourceRef = "7" }, new Fact.Terminated { OccurredOn = day }),
        (new Fact.Withdrawn("权利人撤回") { OccurredOn = day, SourceRef = "7" }, new Fact.Withdrawn { OccurredOn = day }),
        (new Fact.Superseded("2027-01", "新方案") { OccurredOn = day, SourceRef = "7" }, new Fact.Superseded { OccurredOn = day }),
        (new Fact.EvidenceAttached("验收意见 \"终稿\".pdf", "application/pdf", new('a', 64), 20_971_520, 3) { OccurredOn = day, SourceRef = "7" },
            new Fact.EvidenceAttached("a.txt", "text/plain", new('0', 64), 1) { OccurredOn = day }),
        (new Fact.CorrectionRequested(
            [
                new(3, new Fact.StageEntered(Stage.ConceptValidation, "cvc-1", "demo-op", "120115", 4) { OccurredOn = day, SourceRef = "8" }),
                new(5, new Fact.DealSigned("C-1", terms) { OccurredOn = day }), new(6, null),
            ],
            "验收日期录错", "person-1") { OccurredOn = day, SourceRef = "7" },
            new Fact.CorrectionRequested([new(1, null)], "repeated", "person-1") { OccurredOn = day }),
        (new Fact.CorrectionApproved(7, "person-2") { OccurredOn = day, SourceRef = "7" }, new Fact.CorrectionApproved(7, "person-2") { OccurredOn = day }),
        (new Fact.CorrectionRefused(7, "person-2", "与验收意见不符") { OccurredOn = day, SourceRef = "7" },
            new Fact.CorrectionRefused(7, "person-1") { OccurredOn = day }),
    }.ToDictionary(pair => pair.Full.Code());

    public static TheoryData<string> Kinds => [.. FactCodes.Types.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Is_written_byte_for_byte_as_in_its_golden_files(string kind)
    {
        Encoding.UTF8.GetString(FactJson.Write(facts[kind].Full)).ShouldBe(Golden(kind, "v1"));
        Encoding.UTF8.GetString(FactJson.Write(facts[kind].Minimal)).ShouldBe(Golden(kind, "v1.minimal"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Is_read_from_its_golden_files_for_ever(string kind)
    {
        FactJson.Read(kind, Golden(kind, "v1")).ShouldBe(facts[kind].Full);
        FactJson.Read(kind, Golden(kind, "v1.minimal")).ShouldBe(facts[kind].Minimal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Is_read_in_the_order_and_with_the_spaces_that_the_database_gives_it(string kind)
    {
        // jsonb orders members by the length of their names and then by their bytes.
        JsonNode? Reordered(JsonNode? of) => of switch
        {
            JsonObject members => new JsonObject(members.OrderBy(member => (member.Key.Length, member.Key)).Reverse()
                .Select(member => KeyValuePair.Create(member.Key, Reordered(member.Value)))),
            JsonArray items => new JsonArray([.. items.Select(Reordered)]),
            _ => of?.DeepClone(),
        };
        var stored = Reordered(JsonNode.Parse(Golden(kind, "v1")))!.ToJsonString(new() { WriteIndented = true });

        FactJson.Read(kind, stored).ShouldBe(facts[kind].Full);
    }

    [Fact]
    public void Is_held_by_golden_files_for_every_kind_of_fact_and_for_nothing_else() =>
        Directory.GetFiles(Folder).Select(Path.GetFileName).ShouldBe(FactCodes.Types.Keys.SelectMany(kind => new[] { $"{kind}.v1.json", $"{kind}.v1.minimal.json" }), ignoreOrder: true);

    [Fact]
    public void Without_what_it_needs_or_with_a_stage_that_does_not_exist_is_not_read()
    {
        Should.Throw<JsonException>(() => FactJson.Read("terminated", "{}"));
        Should.Throw<JsonException>(() => FactJson.Read("stage-passed", """{"stage":"production","occurredOn":"2026-06-30"}"""));
        Should.Throw<JsonException>(() => FactJson.Read("terminated", """{"occurredOn":"2026-06-31"}"""));
        Should.Throw<JsonException>(() => FactJson.Read("registered", """{"number":"1","originRegion":"110000","occurredOn":"2026-06-30"}"""));
        Should.Throw<JsonException>(() => FactJson.Read("registered", """{"owner":null,"number":"1","originRegion":"110000","occurredOn":"2026-06-30"}"""));
        Should.Throw<KeyNotFoundException>(() => FactJson.Read("updated", """{"occurredOn":"2026-06-30"}"""));
    }

    [Theory]
    [InlineData("""{"occurredOn":"2026-06-30"}""")]
    [InlineData("""{"event":"updated","occurredOn":"2026-06-30"}""")]
    [InlineData("""{"event":7,"occurredOn":"2026-06-30"}""")]
    [InlineData("""{"event":"terminated"}""")]
    [InlineData("\"terminated\"")]
    public void That_stands_in_a_correction_and_is_of_no_kind_or_not_of_its_form_is_not_read(string replacement) =>
        Should.Throw<JsonException>(() => FactJson.Read("correction-requested",
            $$"""{"by":"person-1","reason":"typo","changes":[{"version":3,"replacement":{{replacement}}}],"occurredOn":"2026-06-30"}"""));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Facts", "Golden");

    private static string Golden(string kind, string version) => File.ReadAllText(Path.Combine(Folder, $"{kind}.{version}.json")).TrimEnd();
}
