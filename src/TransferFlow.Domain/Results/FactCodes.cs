namespace TransferFlow.Domain.Results;

/// <summary>The stable names of the facts: in the store, in files, in addresses.</summary>
public static class FactCodes
{
    public const string Registered = "registered";
    public const string StageEntered = "stage-entered";
    public const string StagePassed = "stage-passed";
    public const string DealSigned = "deal-signed";
    public const string Terminated = "terminated";
    public const string Withdrawn = "withdrawn";
    public const string Superseded = "superseded";

    public const string CorrectionRequested = "correction-requested";
    public const string CorrectionApproved = "correction-approved";
    public const string CorrectionRefused = "correction-refused";

    private const string EvidenceAttached = "evidence-attached";

    public static IReadOnlyDictionary<string, Type> Types { get; } = new Dictionary<string, Type>
    {
        [Registered] = typeof(Fact.ResultRegistered),
        [StageEntered] = typeof(Fact.StageEntered),
        [StagePassed] = typeof(Fact.StagePassed),
        ["handover-offered"] = typeof(Fact.HandoverOffered),
        ["handover-accepted"] = typeof(Fact.HandoverAccepted),
        ["handover-declined"] = typeof(Fact.HandoverDeclined),
        ["handover-expired"] = typeof(Fact.HandoverExpired),
        [DealSigned] = typeof(Fact.DealSigned),
        ["deal-amended"] = typeof(Fact.DealAmended),
        ["deal-cancelled"] = typeof(Fact.DealCancelled),
        [Terminated] = typeof(Fact.Terminated),
        [Withdrawn] = typeof(Fact.Withdrawn),
        [Superseded] = typeof(Fact.Superseded),
        [EvidenceAttached] = typeof(Fact.EvidenceAttached),
        [CorrectionRequested] = typeof(Fact.CorrectionRequested),
        [CorrectionApproved] = typeof(Fact.CorrectionApproved),
        [CorrectionRefused] = typeof(Fact.CorrectionRefused),
    };

    /// <summary>The kinds of fact that are about the record: see <see cref="Fact.IsAboutTheRecord"/>.</summary>
    public static IReadOnlyList<string> AboutTheRecord { get; } = [CorrectionRequested, CorrectionApproved, CorrectionRefused];

    /// <summary>
    /// The kinds of fact that a stage log can hold: not evidence, for a row cannot carry a file, and not what is about the record, which two people do.
    /// </summary>
    public static IReadOnlyList<string> InStageLogs { get; } = [.. Types.Keys.Where(code => code != EvidenceAttached).Except(AboutTheRecord)];

    private static readonly Dictionary<Type, string> Codes = Types.ToDictionary(pair => pair.Value, pair => pair.Key);

    private static readonly Dictionary<string, Sentence> Names = new()
    {
        [Registered] = new("成果登记", "registration"),
        [StageEntered] = new("进入阶段", "stage entry"),
        [StagePassed] = new("阶段验收", "stage acceptance"),
        ["handover-offered"] = new("交接发起", "handover offer"),
        ["handover-accepted"] = new("交接接受", "handover acceptance"),
        ["handover-declined"] = new("交接谢绝", "handover refusal"),
        ["handover-expired"] = new("交接过期", "handover expiry"),
        [DealSigned] = new("合同签订", "deal"),
        ["deal-amended"] = new("合同变更", "deal amendment"),
        ["deal-cancelled"] = new("合同解除", "deal cancellation"),
        [Terminated] = new("终止", "termination"),
        [Withdrawn] = new("撤回", "withdrawal"),
        [Superseded] = new("被替代", "supersession"),
        [EvidenceAttached] = new("上传证据", "evidence"),
        [CorrectionRequested] = new("更正申请", "correction request"),
        [CorrectionApproved] = new("更正批准", "correction approval"),
        [CorrectionRefused] = new("更正驳回", "correction refusal"),
    };

    public static string Code(this Fact fact) => Codes[fact.GetType()];

    /// <summary>What kind of fact this is, as a noun on screen.</summary>
    public static Sentence Name(this Fact fact) => NameOf(fact.Code());

    public static Sentence NameOf(string code) => Names[code];
}
