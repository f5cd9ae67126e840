using TransferFlow.Domain;

namespace TransferFlow.Web.Text;

internal static partial class Words
{
    public static readonly Sentence ResultsTitle = new("科技成果", "Technology results");
    public static readonly Sentence Search = new("查找", "Search");
    public static readonly Sentence SearchHint = new("编号、名称或持有单位代码", "Number, title or owner's code");
    public static readonly Sentence AllStages = new("全部阶段", "All stages");
    public static readonly Sentence InFlightOnly = new("仅在途", "In flight only");
    public static readonly Sentence Find = new("查找", "Find");
    public static readonly Sentence ResultNumber = new("编号", "Number");
    public static readonly Sentence Title = new("名称", "Title");
    public static readonly Sentence Since = new("进入日期", "Since");
    public static readonly Sentence State = new("状态", "State");
    public static readonly Sentence NoneFound = new("没有找到成果", "No result found");
    public static readonly Sentence NoneFoundText = new("换个条件试试，或查看全部成果。", "Try other conditions, or show all results.");
    public static readonly Sentence NoResults = new("还没有成果", "No results yet");
    public static readonly Sentence NoResultsText = new("此日期、此所知之下没有登记的成果。", "At this date and this state of knowledge no result is registered.");
    public static readonly Sentence ShowAll = new("查看全部", "Show all");
    public static readonly Sentence PagesOfList = new("分页", "Pages");
    public static readonly Sentence FirstPage = new("首页", "First");
    public static readonly Sentence PreviousPage = new("上一页", "Previous");
    public static readonly Sentence NextPage = new("下一页", "Next");
    public static readonly Sentence LastPage = new("末页", "Last");

    public static readonly Sentence History = new("成果履历", "History");
    public static readonly Sentence ResultId = new("成果标识", "Id");
    public static readonly Sentence RegisteredOn = new("登记日期", "Registered on");
    public static readonly Sentence NotStarted = new("尚未进入任何阶段", "Has not entered a stage");
    public static readonly Sentence NotKnownThen = new("当时尚无此成果的记录", "Nothing was known of this result then");
    public static readonly Sentence GoToFirstFact = new("转到第一条记录", "Go to the first fact");
    public static readonly Sentence StepsOfKnowledge = new("逐条回放", "Replay");
    public static readonly Sentence FirstFact = new("第一条", "First");
    public static readonly Sentence StepBack = new("退一步", "Step back");
    public static readonly Sentence StepForward = new("进一步", "Step forward");
    public static readonly Sentence LastFact = new("最新", "Last");
    public static readonly Sentence Visits = new("阶段停留", "Stays in stages");
    public static readonly Sentence NoVisits = new("截至此日、据当时所知，尚未进入任何阶段。", "By this date, and as far as was known, it had not entered a stage.");
    public static readonly Sentence EnteredOn = new("进入", "Entered");
    public static readonly Sentence PassedOn = new("验收", "Passed");
    public static readonly Sentence LeftOn = new("离开", "Left");
    public static readonly Sentence WayOut = new("去处", "Way out");
    public static readonly Sentence Facts = new("事实", "Facts");
    public static readonly Sentence FactsLead = new(
        "按发生的先后排列；“迟报”表示在它之前已知更晚发生的事实。点击位置，即可看到当时所知的样子。",
        "In the order in which they happened. “Late” marks a fact that became known after one of a later date. "
        + "A position leads to what was known there.");
    public static readonly Sentence OccurredOn = new("发生日期", "Occurred on");
    public static readonly Sentence Fact = new("事实", "Fact");
    public static readonly Sentence Content = new("内容", "Content");
    public static readonly Sentence RecordedAt = new("记录时刻（北京时间）", "Recorded at (China)");
    public static readonly Sentence Position = new("位置", "Position");
    public static readonly Sentence RecordedBy = new("记录者与来由", "By, and by what");
    public static readonly Sentence Late = new("迟报", "late");
    public static readonly Sentence AsKnownHere = new("查看据此位置所知的履历", "The history as known at this position");
    public static readonly Sentence Until = new("截止", "until");
    public static readonly Sentence SupersededBy = new("替代者", "by");
    public static readonly Sentence Counterparty = new("相对方", "counterparty");

    public static readonly Sentence Evidence = new("证据", "Evidence");
    public static readonly Sentence EvidenceLead = new(
        "文件只供下载；SHA-256 记在事实里，可据以核对文件是否被改动。",
        "Files are for download only. Their SHA-256 stands in the facts, so that anyone can check that a file is still the one that was attached.");
    public static readonly Sentence FileName = new("文件名", "File name");
    public static readonly Sentence FileSize = new("大小", "Size");
    public static readonly Sentence Proves = new("佐证", "Proves");
    public static readonly Sentence CopyHash = new("复制 SHA-256", "Copy SHA-256");

    public static Sentence FoundCount(long total, int page, int pages) => new(
        $"共 {total:N0} 项成果，第 {page:N0} / {Math.Max(pages, 1):N0} 页",
        $"{total:N0} {(total == 1 ? "result" : "results")}, page {page:N0} of {Math.Max(pages, 1):N0}");

    public static Sentence PageOf(int page, int pages) => new($"第 {page:N0} / {pages:N0} 页", $"Page {page:N0} of {pages:N0}");

    public static Sentence KnowledgeStep(int number, int count) => new($"已知 {number:N0} / {count:N0} 条事实", $"{number:N0} of {count:N0} facts known");

    public static Sentence NotKnownThenText(string position, string first) => new(
        $"在位置 {position}，关于此成果还没有任何记录；第一条记录在 {first}。", $"At position {position} nothing was recorded of this result; its first fact is at {first}.");
}
