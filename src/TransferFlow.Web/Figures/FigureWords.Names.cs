using TransferFlow.Domain;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Figures;

internal static partial class FigureWords
{
    private static readonly Dictionary<string, Sentence> names = new(StringComparer.Ordinal)
    {
        ["region"] = Words.Region,
        ["site"] = Words.Site,
        ["owner"] = Words.Owner,
        ["field"] = Words.Field,
        ["from"] = new("自", "From"),
        ["to"] = new("至", "To"),
        ["stages"] = Words.Stage,
        ["months"] = new("月份", "Month"),
        ["borders"] = new("与策源地的关系", "Border"),
        ["cohort"] = Words.Cohort,
        ["excluded"] = new("入队前已到达", "Reached before"),
        ["converted"] = Words.Converted,
        ["terminated"] = Words.Terminated,
        ["withdrawn"] = Words.Withdrawn,
        ["superseded"] = Words.Superseded,
        ["inFlight"] = Words.InFlight,
        ["ended"] = new("已结束", "Ended"),
        ["naive"] = new("简单占比", "Naive share"),
        ["rate"] = new("转化率", "Rate"),
        ["share"] = new("占比", "Share"),
        ["low"] = new("区间下限", "Low"),
        ["high"] = new("区间上限", "High"),
        ["standardError"] = new("标准误", "Standard error"),
        ["atRisk"] = new("在险", "At risk"),
        ["ends"] = Words.Ends,
        ["entered"] = Words.Entered,
        ["in"] = Words.InStage,
        ["passed"] = Words.Passed,
        ["left"] = Words.Left,
        ["advanced"] = Words.Advanced,
        ["returned"] = new("退回", "Returned"),
        ["moved"] = new("转移", "Moved"),
        ["advancedShare"] = new("进入后续的占比", "Share advanced"),
        ["count"] = new("项数", "Number"),
        ["amountCny"] = new("金额（元）", "Amount (CNY)"),
        ["amountMissing"] = new("金额不明", "Amount not known"),
        ["decided"] = new("已转化", "Decided"),
        ["inRegion"] = new("区域内", "In region"),
        ["least"] = new("至少", "At least"),
        ["most"] = new("至多", "At most"),
        ["elsewhere"] = new("转化到区域外", "Converted elsewhere"),
        ["unknown"] = new("不明", "Not known"),
        ["local"] = new("本省", "Same province"),
        ["centre"] = new("同一中心", "Same centre"),
        ["outside"] = new("中心之外", "Outside"),
        ["abroad"] = new("境外", "Abroad"),
        ["first"] = new("首次停留", "First stays"),
        ["rework"] = new("返工", "Rework"),
        ["spells"] = new("停留次数", "Stays"),
        ["waysOut"] = new("去处", "Ways out"),
        ["days"] = new("天数", "Days"),
        ["dwell"] = new("停留时长（天）", "Dwell (days)"),
        ["curve"] = new("曲线", "Curve"),
        ["pooled"] = new("合并", "pooled"),
        ["row"] = new("本行", "its own"),
        ["until"] = new("至", "Until"),
        ["asOf"] = new("截至", "As of"),
        ["knowledge"] = new("所知", "Knowledge"),
        ["retrospective"] = new("回溯", "retrospective"),
        ["expected"] = new("预计转化", "Expected"),
        ["undefined"] = new("无从预测", "Undefined"),
        ["inside"] = new("落在区间内", "Inside"),
        ["backtests"] = new("回测", "Back-tests"),
        ["upToMedian"] = new("不超过中位数", "Up to the median"),
        ["upToP85"] = new("中位数至 85% 分位", "Up to the 85% quantile"),
        ["beyondP85"] = new("超过 85% 分位", "Beyond the 85% quantile"),
        ["silent"] = new("久无记录", "Silent"),
        ["stalled"] = new("停滞", "Stalled"),
        ["median"] = new("中位数", "Median"),
        ["p85"] = new("85% 分位", "85% quantile"),
    };

    private static readonly Dictionary<string, Sentence> choices = new(StringComparer.Ordinal)
    {
        ["spells=spell"] = new("连续停留", "Stays"),
        ["spells=visit"] = new("每次在载体的停留", "Visits at sites"),
        ["event=deal"] = new("首份合同", "First deal"),
        ["event=commercialization"] = new("首次进入产业化", "First entry into commercialization"),
        ["weight=count"] = new("按项数", "By number"),
        ["weight=value"] = new("按金额", "By value"),
        ["form=events"] = new("按事件", "Events"),
        ["form=cohort"] = new("按队列", "Cohort"),
    };

    /// <summary>The figures' own parameters.</summary>
    public static Sentence OfOption(string option) => options.GetValueOrDefault(option) ?? Spaced(option);

    private static readonly Dictionary<string, Sentence> options = new(StringComparer.Ordinal)
    {
        ["spells"] = new("停留按", "Stays are"),
        ["quantile"] = new("分位", "Quantiles"),
        ["silence"] = new("静默期限", "Silence limit"),
        ["event"] = new("转化以", "Conversion"),
        ["weight"] = new("权重", "Weight"),
        ["form"] = new("形式", "Form"),
    };
}
