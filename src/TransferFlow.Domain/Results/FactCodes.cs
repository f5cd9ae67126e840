namespace TransferFlow.Domain.Results;

/// <summary>The stable names of the facts: in the store, in files, in addresses.</summary>
public static class FactCodes
{
    public const string Registered = "registered";

    private const string EvidenceAttached = "evidence-attached";

    public static IReadOnlyDictionary<string, Type> Types { get; } = new Dictionary<string, Type>
    {
        [Registered] = typeof(Fact.ResultRegistered),
        ["stage-entered"] = typeof(Fact.StageEntered),
        ["stage-passed"] = typeof(Fact.StagePassed),
        ["handover-offered"] = typeof(Fact.HandoverOffered),
        ["handover-accepted"] = typeof(Fact.HandoverAccepted),
        ["handover-declined"] = typeof(Fact.HandoverDeclined),
        ["handover-expired"] = typeof(Fact.HandoverExpired),
        ["deal-signed"] = typeof(Fact.DealSigned),
        ["deal-amended"] = typeof(Fact.DealAmended),
        ["deal-cancelled"] = typeof(Fact.DealCancelled),
        ["terminated"] = typeof(Fact.Terminated),
        ["withdrawn"] = typeof(Fact.Withdrawn),
        ["superseded"] = typeof(Fact.Superseded),
        [EvidenceAttached] = typeof(Fact.EvidenceAttached),
    };

    /// <summary>The kinds of fact that a stage log can hold: all but evidence, for a row cannot carry a file.</summary>
    public static IReadOnlyList<string> InStageLogs { get; } = [.. Types.Keys.Where(code => code != EvidenceAttached)];

    private static readonly Dictionary<Type, string> Codes = Types.ToDictionary(pair => pair.Value, pair => pair.Key);

    private static readonly Dictionary<string, Sentence> Names = new()
    {
        [Registered] = new("成果登记", "registration"),
        ["stage-entered"] = new("进入阶段", "stage entry"),
        ["stage-passed"] = new("阶段验收", "stage acceptance"),
        ["handover-offered"] = new("交接发起", "handover offer"),
        ["handover-accepted"] = new("交接接受", "handover acceptance"),
        ["handover-declined"] = new("交接谢绝", "handover refusal"),
        ["handover-expired"] = new("交接过期", "handover expiry"),
        ["deal-signed"] = new("合同签订", "deal"),
        ["deal-amended"] = new("合同变更", "deal amendment"),
        ["deal-cancelled"] = new("合同解除", "deal cancellation"),
        ["terminated"] = new("终止", "termination"),
        ["withdrawn"] = new("撤回", "withdrawal"),
        ["superseded"] = new("被替代", "supersession"),
        [EvidenceAttached] = new("上传证据", "evidence"),
    };

    public static string Code(this Fact fact) => Codes[fact.GetType()];

    /// <summary>What kind of fact this is, as a noun on screen.</summary>
    public static Sentence Name(this Fact fact) => NameOf(fact.Code());

    public static Sentence NameOf(string code) => Names[code];
}
