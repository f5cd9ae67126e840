namespace TransferFlow.Domain.Results;

/// <summary>Every refusal that a timeline or a command can meet, with its code and its sentences.</summary>
public static class Refusals
{
    /// <summary>The same for what does not exist and for what the caller may not see.</summary>
    public static Refusal UnknownResult { get; } = new("unknown-result", new("没有该成果。", "There is no such result."));

    public static Refusal NotPermitted { get; } = new("not-permitted",
        new("您可以查看，但无权进行此操作。", "You may see this, but you may not do that."));

    public static Refusal NotYourFigure { get; } = new("not-permitted", new(
        "按持有单位或载体的数字，只能查询自己的机构、载体或区域（区域请用within限定）。",
        "Figures by owner or site are for one's own organisation, sites or region; name the region with 'within'."));

    public static Refusal OutsideRegion { get; } = new("outside-your-region",
        new("该成果不在您的区域内。", "The result is not in your region."));

    public static Refusal NotYours { get; } = new("not-your-result",
        new("该成果不属于您的机构，您的载体也未接受它的交接。", "The result is not your organisation's, and no site of yours has accepted it."));

    /// <summary>Somebody else was faster.</summary>
    public static Refusal JustChanged { get; } = new("stale",
        new("成果刚刚有了新的记录，请刷新后重试。", "The result has just changed; reload it and try again."));

    public static Refusal AlreadyRegistered(Fact.ResultRegistered fact) => new("already-registered",
        new($"该成果已经登记，不能以{On(fact)}再次登记。", $"This result is registered already; it cannot be registered again on {On(fact)}."));

    public static Refusal NotRegistered() => new("not-registered",
        new("该成果尚未登记，请先登记。", "This result is not registered yet; register it first."));

    public static Refusal AfterTheEnd(Fact fact, End end) => new("after-the-end",
        new($"{On(fact)}的{fact.Name().Zh}晚于成果的结束（{end.On:yyyy-MM-dd}），结束后不能再有记录。",
            $"The {fact.Name().En} of {On(fact)} comes after the result's end on {end.On:yyyy-MM-dd}, and an end is final."), "occurred_on");

    public static Refusal AlreadyInStage(Fact.StageEntered fact, StageVisit at) => new("already-in-stage",
        new($"成果自{at.Entered:yyyy-MM-dd}起已在该处进行{fact.Stage.Name().Zh}，{On(fact)}不能再次进入。",
            $"Since {at.Entered:yyyy-MM-dd} the result is in {InText(fact.Stage)} at this place already; it cannot enter again on {On(fact)}."),
        "stage");

    public static Refusal NotInStage(Fact.StagePassed fact, StageVisit? at) => new("not-in-stage",
        new($"{On(fact)}成果不在{fact.Stage.Name().Zh}阶段{(at is null ? "" : $"（当时在{at.Stage.Name().Zh}）")}，不能通过该阶段验收。",
            $"On {On(fact)} the result is not in {InText(fact.Stage)}{(at is null ? "" : $" but in {InText(at.Stage)}")}; "
            + "it cannot pass that stage."), "stage");

    public static Refusal HandoverExists(Fact.HandoverOffered fact) => new("handover-exists",
        new($"交接{fact.Handover}已经发起过，{On(fact)}不能再次发起。",
            $"Handover {fact.Handover} was offered already; it cannot be offered again on {On(fact)}."), "handover");

    public static Refusal HandoverPending(Fact.HandoverOffered fact) => new("handover-pending",
        new($"{On(fact)}不能发起交接{fact.Handover}：向同一承接方发起的{fact.ToStage.Name().Zh}交接尚待答复。",
            $"Handover {fact.Handover} cannot be offered on {On(fact)}: "
            + $"an offer for {InText(fact.ToStage)} to the same target is still pending."), "handover");

    public static Refusal HandoverNotPending(Fact fact, string handover) => new("handover-not-pending",
        new($"{On(fact)}没有待答复的交接{handover}。", $"On {On(fact)} no handover {handover} is pending."), "handover");

    /// <summary>The same code as where nothing is pending: for a program it is the same, and people are told what they can do.</summary>
    public static Refusal HandoverExpired(Fact fact, string handover, DateOnly on) => new("handover-not-pending",
        new($"交接{handover}已于{on:yyyy-MM-dd}过期，{On(fact)}不能再答复；如双方仍愿交接，请重新发起。",
            $"Handover {handover} expired on {on:yyyy-MM-dd} and cannot be answered on {On(fact)}; if both still want it, let it be offered anew."),
        "handover");

    /// <summary>An expiry that is on record stands in the way of an earlier answer that is reported late, and of none that is later.</summary>
    public static Refusal HandoverAnswered(Fact expiry, string handover, DateOnly on) => new("handover-not-pending",
        new($"交接{handover}于{on:yyyy-MM-dd}答复，就不会在{On(expiry)}过期；如该过期已有记录，请先对它提出更正。",
            $"Handover {handover}, answered on {on:yyyy-MM-dd}, does not expire on {On(expiry)}; "
            + "where that expiry is on record, ask for its correction first."),
        "handover");

    public static Refusal DealExists(Fact.DealSigned fact) => new("deal-exists",
        new($"合同{fact.ContractNumber}已经签订，{On(fact)}不能再次签订，请登记变更。",
            $"Deal {fact.ContractNumber} is signed already; it cannot be signed again on {On(fact)}: record an amendment."), "contract_no");

    public static Refusal DealNotInForce(Fact fact, string contractNumber) => new("deal-not-in-force",
        new($"{On(fact)}没有有效的合同{contractNumber}。", $"On {On(fact)} no deal {contractNumber} is in force."), "contract_no");

    public static Refusal ConflictsWithKnownFact(Fact fact) => new("conflicts-with-known-fact",
        new($"{On(fact)}的{fact.Name().Zh}已有记录，但内容不同；如需修改请提出更正。",
            $"The {fact.Name().En} of {On(fact)} is known with other content; ask for a correction instead."));

    public static Refusal ProvesNothing(long version) => new("unknown-fact",
        new($"成果没有可以佐证的第{version}条记录。", $"The result has no fact {version} that evidence could prove."), "proves");

    public static Refusal TooManyFacts(int limit) => new("too-many-facts",
        new($"一项成果最多{limit}条记录。", $"A result has at most {limit} facts."));

    public static Refusal BeyondTomorrow(DateOnly date, DateOnly today) => new("date-beyond-tomorrow",
        new($"日期{date:yyyy-MM-dd}晚于明天（今天是{today:yyyy-MM-dd}，北京时间）。",
            $"The date {date:yyyy-MM-dd} is beyond tomorrow (today is {today:yyyy-MM-dd} in China)."), "occurred_on");

    public static Refusal BeforeTheFirst(DateOnly date, DateOnly first) => new("date-too-early",
        new($"日期{date:yyyy-MM-dd}早于{first:yyyy-MM-dd}。", $"The date {date:yyyy-MM-dd} is before {first:yyyy-MM-dd}."), "occurred_on");

    public static Refusal Stale(long expected, long actual) => new("stale",
        new($"成果已有新的记录（您依据的是第{expected}版，现为第{actual}版），请刷新后重试。",
            $"The result has changed (you saw version {expected}, it is at {actual}); reload and try again."));

    /// <summary>Two people: one asks, another approves.</summary>
    public static Refusal SamePerson { get; } = new("same-person",
        new("更正须由申请人以外的人批准。", "A correction is approved by somebody other than who asked for it."));

    public static Refusal OwnerAndNumberStay { get; } = new("owner-and-number-stay",
        new("持有单位和成果编号不能更正；请将登记作废，再重新登记。",
            "Owner and number cannot be corrected; void the registration and register the result anew."), "changes");

    public static Refusal NothingToCorrect(long version) => new("unknown-fact",
        new($"成果没有可更正的第{version}条记录，或它已作废。", $"The result has no fact {version} that could be corrected, or it is void."), "changes");

    public static Refusal CorrectedTwice(long version) => new("corrected-twice",
        new($"第{version}条记录在同一申请中更正了两次。", $"The request corrects fact {version} twice."), "changes");

    public static Refusal CorrectionPending(long version) => new("correction-pending",
        new($"对第{version}条记录已有待批准的更正申请。", $"A correction of fact {version} is waiting for approval already."), "changes");

    public static Refusal CorrectionNotPending(long request) => new("correction-not-pending",
        new($"没有待批准的更正申请（第{request}条记录）。", $"No correction that was asked for in fact {request} is waiting for approval."));

    public static Refusal SaysTheSame(long version) => new("nothing-to-correct",
        new($"更正后的第{version}条记录与现有内容相同。", $"Fact {version} says that already."), "changes");

    public static Refusal OtherKind(long version) => new("other-kind",
        new($"第{version}条记录不能更正为这类事实：登记只能更正为登记，其他记录不能更正为登记。",
            $"Fact {version} cannot become a fact of that kind: a registration stays one, and nothing else becomes one."), "changes");

    public static Refusal EvidenceIsVoidedOnly(long version) => new("evidence-is-voided-only",
        new($"证据（第{version}条记录）只能作废，不能更正；请另行上传。", $"Evidence (fact {version}) can only be voided; attach the right file anew."), "changes");

    /// <summary>The English name as it stands within a sentence.</summary>
    private static string InText(Stage stage) => stage.Name().En.ToLowerInvariant();

    private static string On(Fact fact) => $"{fact.OccurredOn:yyyy-MM-dd}";
}
