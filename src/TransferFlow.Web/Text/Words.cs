using TransferFlow.Domain;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;

namespace TransferFlow.Web.Text;

/// <summary>
/// All that screens say, in both languages side by side. Names of stages, facts, regions and code lists come from where they are defined.
/// </summary>
internal static partial class Words
{
    public static readonly Sentence Tagline = new("让转化率经得起审计", "A conversion rate that survives an audit");
    public static readonly Sentence SkipToContent = new("跳到正文", "Skip to content");
    public static readonly Sentence MainNavigation = new("主导航", "Main");
    public static readonly Sentence Overview = new("总览", "Overview");
    public static readonly Sentence Results = new("成果", "Results");
    public static readonly Sentence Import = new("导入", "Import");
    public static readonly Sentence ColophonRate = new(
        "每个数字都有固定地址：指标、定义版本、参数、截至日与已知位置都写在其中，再次访问得到逐字节相同的答复。",
        "Every figure has a fixed address: its name, definition, parameters, date and position are written out, and asking again gives the "
        + "same bytes.");
    public static readonly Sentence ColophonTimes = new(
        "“截至”指事件发生的日期，“据当时所知”指记录到达的位置；迟报只改变所知，不改变曾知。",
        "“As of” is the date by which things had happened, “as known at” the position up to which they had been recorded; "
        + "late reports change what is known, never what was known.");

    public static readonly Sentence AsOf = new("截至", "As of");
    public static readonly Sentence TodayMark = new("（今日）", " (today)");
    public static readonly Sentence KnownAt = new("据当时所知", "as known at");
    public static readonly Sentence NewestMark = new("（最新）", " (newest)");
    public static readonly Sentence ShowNow = new("回到现在", "Show now");
    public static readonly Sentence PinThis = new("固定此视图", "Pin this view");
    public static readonly Sentence AsOfDate = new("截至日期", "As of");
    public static readonly Sentence KnownAtPosition = new("已知位置或时刻", "Known at");
    public static readonly Sentence KnownAtHint = new(
        "位置如 main:4511，或时刻如 2026-06-30T12:00:00+08:00；留空为最新",
        "A position as main:4511, or an instant as 2026-06-30T12:00:00+08:00; empty for the newest");
    public static readonly Sentence FixedAddress = new("固定地址", "Fixed address");
    public static readonly Sentence Copy = new("复制", "Copy");
    public static readonly Sentence Copied = new("已复制", "Copied");

    public static readonly Sentence CannotShow = new("无法显示", "This cannot be shown");
    public static readonly Sentence IsStarting = new("系统正在启动", "The server is starting");
    public static readonly Sentence StartingText = new(
        "正在把记录载入内存，完成后本页会自动显示。", "The records are being loaded into memory; this page shows itself when that is done.");
    public static readonly Sentence RowsLoaded = new("已载入的行", "Rows loaded");
    public static readonly Sentence ErrorCode = new("代码", "Code");
    public static readonly Sentence StartAfresh = new("从头开始", "Start afresh");
    public static readonly Sentence NotFound = new("没有这一页", "There is no such page");
    public static readonly Sentence NotFoundText = new("地址可能有误，或者该成果从未登记。", "The address may be mistyped, or the result was never registered.");
    public static readonly Sentence TooLarge = new("文件过大", "The file is too large");
    public static readonly Sentence BadRequest = new("请求无法处理", "The request cannot be handled");
    public static readonly Sentence BadRequestText = new("表单可能已过期，请返回、刷新后重试。", "The form may have expired; go back, reload and try again.");
    public static readonly Sentence Failure = new("出错了", "Something went wrong");
    public static readonly Sentence FailureText = new(
        "这是程序的错误，已经记录，数据未受影响。请稍后重试。",
        "This is a fault of the program; it has been logged, and no data were harmed. Try again in a moment.");
    public static readonly Sentence BackToOverview = new("回到总览", "Back to the overview");

    public static readonly Sentence Stage = new("阶段", "Stage");
    public static readonly Sentence Region = new("区域", "Region");
    public static readonly Sentence HostRegion = new("承接地", "Host region");
    public static readonly Sentence OriginRegion = new("策源地", "Origin region");
    public static readonly Sentence DestinationRegion = new("去向", "Destination");
    public static readonly Sentence Site = new("载体", "Site");
    public static readonly Sentence Owner = new("持有单位", "Owner");
    public static readonly Sentence Field = new("技术领域", "Field");
    public static readonly Sentence AllFields = new("全部领域", "All fields");
    public static readonly Sentence Everywhere = new("全部区域", "Everywhere");
    public static readonly Sentence InFlight = new("在途", "In flight");
    public static readonly Sentence FirstDeal = new("首份转化合同", "First deal");
    public static readonly Sentence Unknown = new("不明", "Unknown");
    public static readonly Sentence UnknownRegion = new("去向不明", "Unknown");

    public static Sentence RowsOf(long loaded, long all) => new($"已载入 {loaded:N0} 行，共 {all:N0} 行", $"{loaded:N0} of {all:N0} rows");

    public static Sentence EventsSince(long count) => new(
        $"此后又有 {count:N0} 条记录",
        $"{count:N0} {(count == 1 ? "fact has" : "facts have")} been recorded since");

    public static Sentence TableOf(Sentence what) => new($"{what.Zh}（表）", $"{what.En} (table)");

    /// <summary>A centre, or what is outside of all, without its full title.</summary>
    public static Sentence ShortCentre(string code) => code switch
    {
        "JJJ" => new("北京（京津冀）", "Beijing (Jing-Jin-Ji)"),
        "YRD" => new("上海（长三角）", "Shanghai (Yangtze Delta)"),
        "GBA" => new("粤港澳大湾区", "Greater Bay Area"),
        RegionCatalogue.Outside => new("中心之外", "Outside the centres"),
        _ => new(code, code),
    };

    public static Sentence WholeCentre(string code) => new($"{ShortCentre(code).Zh}全部", $"All of {ShortCentre(code).En}");

    public static Sentence WayOutName(WayOut way) => way switch
    {
        Domain.Results.WayOut.Advanced => new("进入后续阶段", "Advanced"),
        Domain.Results.WayOut.Returned => new("退回", "Returned"),
        Domain.Results.WayOut.Moved => new("转移", "Moved"),
        Domain.Results.WayOut.Terminated => new("终止", "Terminated"),
        Domain.Results.WayOut.Withdrawn => new("撤回", "Withdrawn"),
        Domain.Results.WayOut.Superseded => new("被替代", "Superseded"),
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };
}
