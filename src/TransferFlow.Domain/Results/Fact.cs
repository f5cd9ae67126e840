namespace TransferFlow.Domain.Results;

/// <summary>
/// What happened to a technology result 科技成果. Facts are past tense and never change; a result's stream holds them in the order
/// in which they became known.
/// </summary>
public abstract record Fact
{
    private Fact()
    {
    }

    /// <summary>The business date: a calendar date in China.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>Where the reporter's own records hold this fact: a link, a file number. Part of the fact's identity.</summary>
    public string? SourceRef { get; init; }

    /// <summary>成果登记. Owner and number make the stream's key; the date bounds nothing, for registration normally follows the work.</summary>
    /// <param name="Owner">The organisation that holds the result 成果持有单位.</param>
    /// <param name="Number">The owner's own number of the result.</param>
    /// <param name="OriginRegion">GB/T 2260 code of the region where the result originates 策源地.</param>
    /// <param name="Trl">Technology readiness 技术成熟度, 1 to 9 (GB/T 22900).</param>
    /// <param name="Predecessor">The ended result that this new project revives.</param>
    public sealed record ResultRegistered(
        string Owner, string Number, string? Title, string? Field, string OriginRegion, int? Trl = null, string? Predecessor = null) : Fact;

    /// <summary>
    /// 进入阶段. Whether it is an advance, a return or a move to another site is derived from the timeline, never stored.
    /// </summary>
    /// <param name="HostRegion">GB/T 2260 code of the region where the stage takes place 承接地.</param>
    public sealed record StageEntered(Stage Stage, string? Site, string? Organisation, string HostRegion, int? Trl = null) : Fact;

    /// <summary>阶段验收: the stage's acceptance. The result stays in the stage until it enters another or ends.</summary>
    public sealed record StagePassed(Stage Stage, int? Trl = null) : Fact;

    /// <summary>交接发起: a site offers the result to the next one.</summary>
    /// <param name="Until">
    /// The last date on which an answer is expected, where one was set. A later answer is taken all the same, as long as no expiry is on record: the
    /// two sites settle that between them, and what they have done is a fact.
    /// </param>
    public sealed record HandoverOffered(
        string Handover, Stage ToStage, string? FromSite, string? ToSite, string? ToRegion, DateOnly? Until = null) : Fact;

    /// <summary>交接接受.</summary>
    public sealed record HandoverAccepted(string Handover) : Fact;

    /// <summary>交接谢绝.</summary>
    public sealed record HandoverDeclined(string Handover, string? Reason = null) : Fact;

    /// <summary>交接过期.</summary>
    public sealed record HandoverExpired(string Handover) : Fact;

    /// <summary>转化合同签订. A contract over several results is one number; each result records its own share.</summary>
    public sealed record DealSigned(string ContractNumber, DealTerms Terms) : Fact;

    /// <summary>转化合同变更: the whole terms as they are from this date on.</summary>
    public sealed record DealAmended(string ContractNumber, DealTerms Terms) : Fact;

    /// <summary>转化合同解除.</summary>
    public sealed record DealCancelled(string ContractNumber, string? Reason = null) : Fact;

    /// <summary>终止.</summary>
    public sealed record Terminated(string? Reason = null) : Fact;

    /// <summary>撤回.</summary>
    public sealed record Withdrawn(string? Reason = null) : Fact;

    /// <summary>被替代.</summary>
    /// <param name="By">The result that takes its place.</param>
    public sealed record Superseded(string? By = null, string? Reason = null) : Fact;

    /// <summary>上传证据. The file itself lies beside the log under its hash.</summary>
    /// <param name="FileName">What its sender calls it: a name without folders.</param>
    /// <param name="MediaType">What the content is, one of <see cref="EvidenceKind"/>; never what the sender says that it is.</param>
    /// <param name="Sha256">Of the content, in 64 lower-case hexadecimal digits.</param>
    /// <param name="Size">In bytes, 1 to <see cref="EvidenceKind.GreatestSize"/>.</param>
    /// <param name="Proves">The version of the fact of the same result that the file proves, where it is about one.</param>
    public sealed record EvidenceAttached(string FileName, string MediaType, string Sha256, long Size, long? Proves = null) : Fact;

    /// <summary>更正申请: what other facts of the result should have said. It changes nothing until somebody else approves it.</summary>
    /// <param name="Changes">At least one, each of another fact.</param>
    /// <param name="By">Who asks: an opaque id.</param>
    public sealed record CorrectionRequested(IReadOnlyList<FactChange> Changes, string Reason, string By) : Fact
    {
        public bool Equals(CorrectionRequested? other) =>
            base.Equals(other) && Reason == other.Reason && By == other.By && Changes.SequenceEqual(other.Changes);

        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Reason, By, Changes.Count);
    }

    /// <summary>更正批准: from its position on the changes hold, whatever the date that is asked about.</summary>
    /// <param name="Request">The version of the <see cref="CorrectionRequested"/>.</param>
    /// <param name="By">Who approves: somebody other than who asked.</param>
    public sealed record CorrectionApproved(long Request, string By) : Fact;

    /// <summary>更正驳回, or withdrawn by who asked for it.</summary>
    /// <param name="Request">The version of the <see cref="CorrectionRequested"/>.</param>
    public sealed record CorrectionRefused(long Request, string By, string? Reason = null) : Fact;

    /// <summary>
    /// Whether it is about the record and not about the result. It has no business date then: <see cref="OccurredOn"/> is the day on which it was
    /// recorded, and it has no place in the timeline.
    /// </summary>
    public bool IsAboutTheRecord => this is CorrectionRequested or CorrectionApproved or CorrectionRefused;
}

/// <summary>What one fact of a result should have said.</summary>
/// <param name="Version">Of the fact.</param>
/// <param name="Replacement">The whole fact as it should have been; null where it should not have been recorded at all 作废.</param>
public sealed record FactChange(long Version, Fact? Replacement);

/// <summary>The terms of a deal 转化合同, as far as they are known.</summary>
/// <param name="Form">转化方式, a code of the list forms-of-transformation.</param>
/// <param name="ContractKind">合同类型, a code of the list contract-kinds.</param>
/// <param name="Amount">The result's share of the contract, in <paramref name="Currency"/>; at least 0, at most 4 decimals.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="AmountCny">The same share in yuan; needed for shares by value.</param>
/// <param name="DestinationRegion">Where the result is put to use: GB/T 2260, or ISO 3166-1 for abroad.</param>
public sealed record DealTerms(
    string? Form, string? ContractKind, decimal? Amount, string? Currency, decimal? AmountCny, string? Counterparty, string? DestinationRegion)
{
    /// <summary>The share in yuan; an amount in yuan is its own equivalent, so that whoever logs it need not say it twice.</summary>
    public decimal? AmountCny { get; init; } = AmountCny ?? (Currency == "CNY" ? Amount : null);
}
