using TransferFlow.Domain;
using TransferFlow.Domain.Results;

namespace TransferFlow.Web.Text;

internal static partial class Words
{
    public static readonly Sentence OverviewTitle = new("转化总览", "How results move");
    public static readonly Sentence StageChoice = new("起始阶段", "From stage");
    public static readonly Sentence Target = new("目标", "To");
    public static readonly Sentence Horizons = new("期限", "Horizons");
    public static readonly Sentence GroupedBy = new("分组", "Grouped by");
    public static readonly Sentence Within = new("范围", "Within");
    public static readonly Sentence Attribution = new("归属", "Attributed to");
    public static readonly Sentence ByPlace = new("承接地（所在地）", "Host region");
    public static readonly Sentence ByOrigin = new("策源地", "Origin region");
    public static readonly Sentence CohortFrom = new("进入自", "Entered from");
    public static readonly Sentence CohortTo = new("进入至", "Entered until");
    public static readonly Sentence Show = new("查看", "Show");

    public static readonly IReadOnlyList<(string By, Sentence Name)> Groupings =
    [
        ("province", new("省级区域", "Province")),
        ("prefecture", new("地级区域", "Prefecture")),
        ("county", new("县级区域", "County")),
        ("code", new("登记代码", "Code as recorded")),
        ("centre", new("创新中心", "Innovation centre")),
        ("site", new("载体", "Site")),
        ("owner", new("持有单位", "Owner")),
        ("field", new("技术领域", "Field")),
        ("none", new("不分组", "Not grouped")),
    ];

    public static readonly Sentence EmptyTitle = new("还没有任何记录", "Nothing is recorded yet");
    public static readonly Sentence EmptyText = new(
        "导入一份阶段日志，漏斗、转化率与每项成果的履历随即可见。", "Import a log of stages, and the funnel, the rates and each result's history will be here.");
    public static readonly Sentence EmptyStepTemplate = new("下载表头模板", "Download the template");
    public static readonly Sentence EmptyStepFill = new(
        "每行填写一个事件：哪项成果、发生了什么、在哪一天",
        "Fill in one event a row: which result, what happened, on which day");
    public static readonly Sentence EmptyStepImport = new("先检查，再导入", "Check the file, then import it");
    public static readonly Sentence EmptyCommand = new("或者用命令行：", "Or from the command line:");
    public static readonly Sentence NothingMatches = new("此条件下没有成果", "No result matches");
    public static readonly Sentence NothingMatchesText = new(
        "在所选的日期、所知与范围内，没有成果进入过任何阶段。",
        "At this date, this state of knowledge and within this scope no result has entered any stage.");

    public static readonly Sentence Funnel = new("转化漏斗", "The pipeline");
    public static readonly Sentence FunnelLead = new(
        "每项成果在每个阶段只计一次，以首次进入为准。“进入后续阶段”包括跨阶段进入。", "A result counts once a stage, by its first entry. Advancing includes skipping a stage.");
    public static readonly Sentence FunnelChart = new(
        "柱状图：各阶段进入、进入后续阶段与目前在阶段内的成果数，数值见下表。",
        "Bar chart of the results that entered each stage, advanced from it, and are in it now; the numbers are in the table below.");
    public static readonly Sentence Entered = new("进入", "Entered");
    public static readonly Sentence InStage = new("目前在内", "In stage now");
    public static readonly Sentence Passed = new("通过验收", "Passed");
    public static readonly Sentence Left = new("已离开", "Left");
    public static readonly Sentence Advanced = new("进入后续阶段", "Advanced");
    public static readonly Sentence AdvancedShare = new("占进入", "of entered");
    public static readonly Sentence EndedInStage = new("在该阶段结束", "Ended in it");

    public static readonly Sentence RatesChart = new(
        "区间图：各区域在各期限内的转化率及 95% 置信区间，按创新中心分组，数值见下表。",
        "Interval plot of the rates by region with 95% confidence intervals, grouped by innovation centre; the numbers are in the table below.");
    public static readonly Sentence Cohort = new("队列", "Cohort");
    public static readonly Sentence Converted = new("已转化", "Converted");
    public static readonly Sentence Ends = new("竞争性结束", "Ended before");
    public static readonly Sentence Terminated = new("终止", "Terminated");
    public static readonly Sentence Withdrawn = new("撤回", "Withdrawn");
    public static readonly Sentence Superseded = new("被替代", "Superseded");
    public static readonly Sentence RateWithin = new("期限内转化率与 95% 区间（%）", "Rate within, with its 95% interval (%)");
    public static readonly Sentence Total = new("合计", "Total");
    public static readonly Sentence NoCohort = new("无队列", "no cohort");
    public static readonly Sentence NoInterval = new("无区间", "no interval");
    public static readonly Sentence BeyondFollowUp = new("超出随访", "beyond follow-up");
    public static readonly Sentence FewCases = new("案例少", "few cases");
    public static readonly Sentence Partly = new("部分", "in part");
    public static readonly Sentence PartlyNote = new(
        "“部分”：该区域只有一部分属于中心；本行统计整个区域，中心小计只统计属于中心的部分。",
        "“In part”: only a part of the region lies in the centre; its row counts the whole region, the centre's own row only what lies in it.");
    public static readonly Sentence WhatTheRateMeans = new("这个转化率是什么意思", "What this rate means");

    public static readonly IReadOnlyList<Sentence> RateExplained =
    [
        new("队列是首次进入起始阶段的成果；分子是其中在期限内首次进入目标（或其后阶段）的成果，因此分子始终包含在分母之内。",
            "The cohort are the results that entered the stage for the first time; the numerator are those of them that reached the "
            + "target, or a later stage, within the horizon. So the numerator always lies within the denominator."),
        new("在途成果计为在途：按截至日删失，既不剔除，也不算失败。终止、撤回、被替代是竞争性结束，单独计量。估计量为 Aalen–Johansen 累积发生率；各种结局的发生率与仍在途的概率之和恒为 1。",
            "What is in flight is counted as in flight: censored at the date, neither dropped nor called failed. "
            + "Termination, withdrawal and supersession are competing ends, measured apart. "
            + "The estimate is the Aalen-Johansen cumulative incidence; the incidences of all outcomes "
            + "and the probability of still being in flight sum to 1."),
        new("“在险”是已随访满该期限的成果数；“超出随访”表示尚无成果被随访这么久，所示为最后一次随访时的值；“案例少”表示队列不足 30 项，请看区间而非点值。",
            "“At risk” is how many have been followed for the whole horizon. "
            + "“Beyond follow-up” says that none has been followed that long, and the value is that at the last follow-up. "
            + "“Few cases” says that the cohort has fewer than 30 results: read the interval, not the point."),
    ];

    public static readonly Sentence FlowLead = new(
        "已转化的成果从哪里来（行：进入起始阶段时的承接地），到哪里去（列：实现转化时的承接地；以合同为目标时为合同去向）。框线内为未跨区域。",
        "Where the converted came from (rows: host region when they entered the stage) and where they went "
        + "(columns: host region of the converting entry, or the deal's destination). Framed cells stayed in their region.");
    public static readonly Sentence FromTo = new("自 \\ 至", "From \\ to");
    public static readonly Sentence NoFlow = new("还没有已转化的成果。", "Nothing has converted yet.");

    public static Sentence AtRisk(long count) => new($"在险 {count:N0}", $"at risk {count:N0}");

    public static Sentence TargetName(string target) => target == "deal" ? FirstDeal : Stages.Find(target)!.Value.Name();

    public static Sentence RatesTitle(string stage, string to) => new(
        $"转化率：{StageName(stage).Zh} → {TargetName(to).Zh}", $"Conversion: {StageName(stage).En} → {TargetName(to).En}");

    public static Sentence RatesLead(string stage, string to)
    {
        Sentence conversion = to == "deal"
            ? new("签订首份转化合同", "signed a first deal")
            : new($"进入{TargetName(to).Zh}或其后阶段", $"entered {TargetName(to).En.ToLowerInvariant()} or a later stage");
        return new(
            $"首次进入{StageName(stage).Zh}的成果中，在期限内{conversion.Zh}的比例；在途成果一并计入，各类结束单独计量。",
            $"Of the results that first entered {StageName(stage).En.ToLowerInvariant()}, the share that {conversion.En} within the horizon; "
            + "what is in flight is counted, and ends are measured apart.");
    }

    public static Sentence FlowTitle(string stage, string to) => new(
        $"流向：{StageName(stage).Zh} → {TargetName(to).Zh}", $"Flow: {StageName(stage).En} → {TargetName(to).En}");

    public static Sentence CardCounts(long cohort, long converted, long inFlight, long ended) => new(
        $"队列 {cohort:N0} · 已转化 {converted:N0} · 在途 {inFlight:N0} · 结束 {ended:N0}",
        $"cohort {cohort:N0} · converted {converted:N0} · in flight {inFlight:N0} · ended {ended:N0}");

    public static Sentence ExcludedNote(long count) => new(
        $"另有 {count:N0} 项成果在首次进入起始阶段之前已达到目标，不计入队列。",
        $"Another {count:N0} {(count == 1 ? "result" : "results")} had reached the target before first entering the stage "
        + $"and {(count == 1 ? "is" : "are")} not in the cohort.");

    private static Sentence StageName(string code) => Stages.Find(code)!.Value.Name();
}
