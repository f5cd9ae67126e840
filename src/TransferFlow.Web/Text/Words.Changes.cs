using TransferFlow.Domain;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Time;

namespace TransferFlow.Web.Text;

internal static partial class Words
{
    public static readonly Sentence WhyChanged = new("为何变了", "Why did it change");
    public static readonly Sentence ChangesLead = new(
        "同一个问题的两个答案，一次只变一样：先是所知，再是日期，然后是代码与定义。各步之和正好等于总的变化。",
        "Two answers to the same question, one thing changed at a time: what is known, then the date, then the codes and the definition. "
        + "What the steps make of a number sums exactly to the whole change.");
    public static readonly Sentence CompareWith = new("与从前比较", "Compare with earlier");
    public static readonly Sentence EarlierAsOf = new("先前的截至日期", "Earlier date");
    public static readonly Sentence EarlierKnownAt = new("先前的已知位置或时刻（留空则相同）", "Known at, earlier (empty: the same)");
    public static readonly Sentence AsKnownThen = new("按当日结束时所知", "As known at the end of that day");
    public static readonly Sentence Compare = new("为何变了", "Why did it change");
    public static readonly Sentence Before = new("之前", "Before");
    public static readonly Sentence After = new("之后", "After");
    public static readonly Sentence Difference = new("变化", "Difference");
    public static readonly Sentence Number = new("数字", "Number");
    public static readonly Sentence Steps = new("变化的步骤", "The steps");
    public static readonly Sentence NumbersThatDiffer = new("不同的数字", "The numbers that differ");
    public static readonly Sentence NothingChanged = new("没有变化", "Nothing changed");
    public static readonly Sentence NothingChangedText = new(
        "两个答案的每个数字都相同，途中各步也没有改变它们。", "Every number of the two answers is the same, and no step on the way changed any.");
    public static readonly Sentence SameQuestion = new("两个地址相同，没有可比较的。", "The two addresses are the same; there is nothing to compare.");
    public static readonly Sentence NotKnownDifference = new("一端未知", "one end not known");
    public static readonly Sentence MainNumbersOnly = new("只看主要数字", "Main numbers only");
    public static readonly Sentence AllNumbers = new("也看区间与标准误", "Intervals and standard errors, too");
    public static readonly Sentence ChangesRounded = new(
        "屏幕上的数字经过舍入；各步之和在未舍入的数字上正好等于总的变化。占比的变化以百分点计。",
        "Numbers are rounded for the screen; unrounded, the steps sum exactly to the whole change. Changes of shares are in percentage points.");
    public static readonly Sentence PercentagePoints = new("个百分点", "pp");
    public static readonly Sentence ChangedResultsTitle = new("变化背后的成果与事实", "The results and facts behind a change");
    public static readonly Sentence PartBefore = new("之前计入", "Counted before");
    public static readonly Sentence PartAfter = new("之后计入", "Counted after");
    public static readonly Sentence FactsOfStep = new("这一步带来的事实", "Facts of this step");
    public static readonly Sentence NoFactsOfStep = new("没有新的事实：时间过去了，或归类不同了", "No new fact: time went by, or it is classed otherwise");
    public static readonly Sentence NoChangedResults = new("没有可列出的成果", "No results to list");
    public static readonly Sentence NoChangedResultsText = new(
        "在途成果随时间推移也会改变估计，而各项成果计入多少并未改变；或者相关成果不在您可见的范围内。",
        "Estimates also move because time goes by for what is in flight, while each result counts as before; or the results are not for you to see.");
    public static readonly Sentence BackToChanges = new("回到比较", "Back to the comparison");
    public static readonly Sentence ReportedOn = new("记录于", "recorded");

    public static Sentence CauseName(ChangeCause cause) => cause switch
    {
        ChangeCause.Late => new("后来才知道", "Reported late"),
        ChangeCause.Corrections => new("更正", "Corrections"),
        ChangeCause.Since => new("此后发生", "Happened since"),
        ChangeCause.Codes => new("代码变化", "Codes"),
        ChangeCause.Definition => new("定义变化", "Definition"),
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };

    public static Sentence StepOf(ChangeStep step) => step.Cause switch
    {
        ChangeCause.Late => new(
            $"截至 {step.From.AsOf:yyyy-MM-dd} 已经发生、但在 {step.From.KnownAt} 之后才记录到（至 {step.To.KnownAt}）的事实：迟报、补录。",
            $"Facts that had happened by {step.From.AsOf:yyyy-MM-dd} but were recorded only after {step.From.KnownAt}, up to {step.To.KnownAt}: late reports."),
        ChangeCause.Corrections => new(
            $"至 {Newest(step)} 为止批准的更正：此前已知的事实改成了应有的内容，或被作废。",
            $"Corrections that were approved up to {Newest(step)}: facts known before became what they should have been, or void."),
        ChangeCause.Since => new(
            $"{step.From.AsOf:yyyy-MM-dd} 至 {step.To.AsOf:yyyy-MM-dd} 之间发生的事实，以及在途成果流逝的时间。",
            $"What happened between {step.From.AsOf:yyyy-MM-dd} and {step.To.AsOf:yyyy-MM-dd}, and the time that went by for what is in flight."),
        ChangeCause.Codes => new(
            $"区域代码与中心成员的版本由 {step.From.Codes} 变为 {step.To.Codes}。", $"The codes of regions and the members of centres: {step.From.Codes} became {step.To.Codes}."),
        ChangeCause.Definition => new(
            $"指标的定义由版本 {step.From.Definition} 变为 {step.To.Definition}。", $"The figure's definition: version {step.From.Definition} became {step.To.Definition}."),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static Position Newest(ChangeStep step) => step.From.KnownAt > step.To.KnownAt ? step.From.KnownAt : step.To.KnownAt;

    public static Sentence ChangedCount(long count) => new(
        $"{count:N0} 项成果的计入改变了，或有这一步带来的事实。",
        $"{count:N0} {(count == 1 ? "result counts" : "results count")} otherwise than before, or {(count == 1 ? "has" : "have")} facts of this step.");
}
