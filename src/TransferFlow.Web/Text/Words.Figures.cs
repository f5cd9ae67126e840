using TransferFlow.Domain;

namespace TransferFlow.Web.Text;

internal static partial class Words
{
    public static readonly Sentence Figures = new("指标", "Figures");
    public static readonly Sentence FiguresLead = new(
        "每个指标都有公开的定义、固定的地址，每个数字都能追到它背后的成果和事实。",
        "Each figure has a published definition and fixed addresses, and each number leads down to the results and facts behind it.");
    public static readonly Sentence FiguresOfConversion = new("转化", "Conversion");
    public static readonly Sentence FiguresOfPlace = new("区域与交接", "Places and borders");
    public static readonly Sentence FiguresOfTime = new("时长与在途", "Time and what is in flight");
    public static readonly Sentence FiguresOfWork = new("活动与报送", "Activity and reporting");
    public static readonly Sentence Definition = new("定义", "Definition");
    public static readonly Sentence Question = new("条件", "Question");
    public static readonly Sentence Options = new("此指标的选项", "Options of this figure");
    public static readonly Sentence SiteId = new("载体标识", "Site id");
    public static readonly Sentence OwnerId = new("持有单位标识", "Owner id");
    public static readonly Sentence ByDestination = new("目的地", "Destination");
    public static readonly Sentence NothingCounted = new("没有成果计入", "No result is counted");
    public static readonly Sentence NothingCountedText = new(
        "在所选的日期、所知与范围内，没有成果计入此指标；下表如实列出零与未知。",
        "At this date, this state of knowledge and within this scope no result is counted; the table below says zero, and what is not known.");
    public static readonly Sentence NobodyInFlight = new("无在途", "none in flight");
    public static readonly Sentence NotReached = new("尚未达到", "not reached");
    public static readonly Sentence NotDefined = new("无从计算", "not defined");
    public static readonly Sentence NoRecord = new("未记录", "Not recorded");
    public static readonly Sentence NumbersLeadDown = new("每个数字都可点开，查看背后的成果。", "Each number leads to the results behind it.");
    public static readonly Sentence FigureChart = new("图示，数值见下表。", "A chart; the numbers are in the table below.");
    public static readonly Sentence RatesOfRowsChart = new(
        "区间图：各行在各期限内的比率及 95% 置信区间，数值见下表。",
        "Interval plot of the rates by row with 95% confidence intervals; the numbers are in the table below.");
    public static readonly Sentence MonthsChart = new("折线图：各月合计，数值见下表。", "Line chart of the total by month; the numbers are in the table below.");
    public static readonly Sentence SharesChart = new(
        "堆叠条形图：各行的构成，数值见下表。", "Stacked bars of how each row is shared out; the numbers are in the table below.");
    public static readonly Sentence FlowChart = new(
        "流向图：左为进入起始阶段时的承接地，右为实现转化之处，宽度为成果数，数值见下表。",
        "Flow chart: on the left where results entered the stage, on the right where they converted; widths are numbers of results. "
        + "The numbers are in the table below.");
    public static readonly Sentence Print = new("打印", "Print");

    public static readonly Sentence DefinitionVersion = new("定义版本", "Version of the definition");
    public static readonly Sentence Formulas = new("公式", "Formulas");
    public static readonly Sentence Sources = new("出处", "Sources");
    public static readonly Sentence Parameters = new("参数", "Parameters");
    public static readonly Sentence Parameter = new("参数", "Parameter");
    public static readonly Sentence ParameterDecides = new("决定什么", "What it decides");
    public static readonly Sentence AllowedValues = new("取值", "Values");
    public static readonly Sentence NoFormulas = new("只作计数，没有公式。", "It only counts; there is no formula.");
    public static readonly Sentence NoSources = new("没有引用文献。", "It rests on no paper.");
    public static readonly Sentence AskThisFigure = new("查看此指标", "Ask this figure");

    public static readonly Sentence ResultsBehind = new("背后的成果", "The results behind it");
    public static readonly Sentence WholeRow = new("全部成果", "All results");
    public static readonly Sentence PartOfNumber = new("计入", "Counts");
    public static readonly Sentence NobodyBehind = new("没有成果", "No results");
    public static readonly Sentence NobodyBehindText = new("这个数字背后没有成果，或都不在您可见的范围内。", "No result is behind this number, or none that you may see.");
    public static readonly Sentence ExportAll = new("导出全部", "Export all");
    public static readonly Sentence BackToFigure = new("回到指标", "Back to the figure");

    public static Sentence LeftOut(IEnumerable<string> names)
    {
        var all = string.Join(", ", names);
        return new($"此指标在这种形式下没有以下条件，已略去：{all}。", $"In this form the figure does not take, and was not asked with: {all}.");
    }

    public static Sentence DefinitionOf(int version) => new($"定义（版本 {version}）", $"Definition, version {version}");

    public static Sentence CountedThemselves(long count) => new(
        $"共 {count:N0} 项成果，它们就是这个数字所计的。", $"{count:N0} {(count == 1 ? "result" : "results")}: they are what the number counts.");

    public static Sentence RestsOn(Sentence basis, long count) => new(
        $"这个数字由估计或比较得出，本身不计成果；它依据的是“{basis.Zh}”的 {count:N0} 项成果。",
        $"The number is an estimate or a comparison, and counts no results itself; it rests on the {count:N0} {(count == 1 ? "result" : "results")} "
        + $"of “{basis.En}”.");

    public static Sentence SumOfParts(string sum) => new($"各项之和 {sum}", $"their parts sum to {sum}");

    public static Sentence HiddenResults(long count) => new(
        $"其中 {count:N0} 项不在您可见的范围内，未列出。", $"{count:N0} of them {(count == 1 ? "is" : "are")} not for you to see, and not listed.");

    public static Sentence TooManyToExport(long most) => new(
        $"清单太长，不能整份导出（最多 {most:N0} 项）。请缩小范围后再试。",
        $"The list is too long to export as a whole (at most {most:N0} results). Narrow the question and try again.");
}
