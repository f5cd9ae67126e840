using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>Reads a question from its parameters, writes out the defaults, and names what cannot be asked.</summary>
/// <param name="today">The present date in China: the default of asOf.</param>
/// <param name="knownAt">The position at which the question is asked; the shell has resolved a token or an instant already.</param>
public sealed class FigureRequestParser(RegionCatalogue catalogue, DateOnly today, Position knownAt)
{
    /// <summary>The names of all parameters, those of single figures included.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "definition", "stage", "to", "by", "attribution", "within", "field", "site", "owner", "cohortFrom", "cohortTo", "horizon", "asOf",
        "knownAt", "codes",
    ];

    /// <summary>The horizons that a rate is given for when none is asked: one, three and five years.</summary>
    public const string DefaultHorizons = "P1Y,P3Y,P5Y";

    /// <exception cref="RefusedException">What is asked cannot be answered; the refusal says why.</exception>
    public FigureRequest Parse(string figure, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        if (!FigureNames.All.Contains(figure)) throw Refuse(
            "unknown-figure", null, $"没有名为“{figure}”的指标。",
            $"There is no figure named '{figure}'; there are {string.Join(", ", FigureNames.All)}.");
        var given = Collect(parameters);
        if (Text(given, "definition") is { } version && version != "1") throw Bad("definition", version, "1", "1");
        if (Text(given, "codes") is { } codes && codes != catalogue.Revision) throw Bad("codes", codes, catalogue.Revision, catalogue.Revision);

        if (figure == FigureNames.Funnel) RefuseUnused(given, figure, "stage", "to");
        if (figure != FigureNames.StageConversion) RefuseUnused(given, figure, "horizon");
        var stage = figure == FigureNames.Funnel ? (Stage?)null : StageOf(given) ?? Stage.ConceptValidation;
        var by = Choice(given, "by", GroupBy.Province);
        var attribution = AttributionOf(given, figure);
        if (figure == FigureNames.Flow && by is GroupBy.Site or GroupBy.Owner or GroupBy.Field)
            throw Refuse(
                "by-not-for-flow", "by", "流向只能按区域分组。",
                "A flow is between regions: group it by code, province, prefecture, county, centre or none.");

        var request = new FigureRequest(
            figure, stage, stage is { } from ? TargetOf(given, from) : null, by, attribution,
            Within(given), Text(given, "field"), Text(given, "site"), Text(given, "owner"),
            Date(given, "cohortFrom"), Date(given, "cohortTo"),
            figure == FigureNames.StageConversion ? HorizonsOf(given) : [],
            Date(given, "asOf") ?? today, knownAt, catalogue.Revision);
        if (request.AsOf > today.AddDays(1))
        {
            throw Refuse(
                "as-of-beyond-tomorrow", "asOf", $"截至日期{request.AsOf:yyyy-MM-dd}晚于明天；在途成果不能算作已观察到那时。",
                $"asOf {request.AsOf:yyyy-MM-dd} is beyond tomorrow; nothing has been observed until then.");
        }

        return request.CohortFrom > request.CohortTo
            ? throw Refuse("cohort-empty", "cohortFrom", "队列的起始日期晚于截止日期。", "The cohort's first date is after its last.")
            : request;
    }

    private static Dictionary<string, string> Collect(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var given = new Dictionary<string, string>();
        foreach (var (name, value) in parameters)
        {
            if (!Names.Contains(name)) throw Refuse(
                "unknown-parameter", name, $"没有名为“{name}”的参数。",
                $"There is no parameter '{name}'; there are {string.Join(", ", Names)}.");
            if (!given.TryAdd(name, value)) throw Refuse("repeated-parameter", name, $"参数“{name}”出现了两次。", $"The parameter '{name}' is given twice.");
        }

        return given;
    }

    private static string? Text(Dictionary<string, string> given, string name) =>
        given.TryGetValue(name, out var text) && text.Length > 0 ? text : null;

    private static Stage? StageOf(Dictionary<string, string> given) =>
        Text(given, "stage") is not { } text ? null : Stages.Find(text) ?? throw Bad("stage", text, StageCodes, StageCodes);

    private static Target TargetOf(Dictionary<string, string> given, Stage stage)
    {
        if (Text(given, "to") is not { } text) return stage == Stage.Commercialization ? Target.Deal : new(stage + 1);
        if (text == Target.Deal.Code) return Target.Deal;
        var to = Stages.Find(text) ?? throw Bad("to", text, StageCodes + "、deal", StageCodes + ", deal");
        return to > stage ? new(to) : throw Refuse(
            "target-not-after-stage", "to", $"目标阶段“{to.Code()}”必须在“{stage.Code()}”之后。",
            $"The target '{to.Code()}' must come after '{stage.Code()}'.");
    }

    private static Attribution AttributionOf(Dictionary<string, string> given, string figure)
    {
        if (Text(given, "attribution") == "destination")
            throw Refuse(
                "destination-not-for-rates", "attribution", "未转化的成果没有目的地，不能按目的地计算转化率。",
                "The unconverted have no destination, so a rate cannot be attributed to one.");
        var attribution = Choice(given, "attribution", Attribution.Place);
        return figure == FigureNames.Flow && attribution == Attribution.Origin
            ? throw Refuse(
                "origin-not-for-flow", "attribution", "流向按承接地计算。",
                "A flow goes from host region to host region; it has no other attribution.")
            : attribution;
    }

    private string? Within(Dictionary<string, string> given) =>
        Text(given, "within") is not { } place ? null
        : catalogue.KnowsPlace(place) ? place
        : throw Refuse("unknown-place", "within", $"没有代码为“{place}”的区域或中心。", $"There is no region or centre with the code '{place}'.");

    private static IReadOnlyList<Horizon> HorizonsOf(Dictionary<string, string> given)
    {
        var horizons = (Text(given, "horizon") ?? DefaultHorizons).Split(',')
            .Select(text => Horizon.TryParse(text, out var horizon) ? horizon : throw Bad("horizon", text, "P1Y、P18M 或 P365D", "P1Y, P18M or P365D"))
            .ToList();
        return horizons.Select(horizon => horizon.Clock).Distinct().Count() > 1
            ? throw Refuse("mixed-horizon-units", "horizon", "期限不能混用日与月（年）。", "Horizons in days and horizons in months or years cannot be mixed.")
            : [.. horizons.DistinctBy(horizon => horizon.Length.Key).OrderBy(horizon => horizon.Length.Key)];
    }

    private static DateOnly? Date(Dictionary<string, string> given, string name) =>
        Text(given, name) is not { } text ? null : IsoDate.Find(text) ?? throw Bad(name, text, "2026-06-30", "2026-06-30");

    private static T Choice<T>(Dictionary<string, string> given, string name, T otherwise) where T : struct, Enum
    {
        if (Text(given, name) is not { } text) return otherwise;
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)) return value;
        var choices = Enum.GetNames<T>().Select(choice => choice.ToLowerInvariant()).ToArray();
        throw Bad(name, text, string.Join('、', choices), string.Join(", ", choices));
    }

    /// <summary>A parameter that says nothing for this figure is refused rather than passed over: an address must mean what it says.</summary>
    private static void RefuseUnused(Dictionary<string, string> given, string figure, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Text(given, name) is not null)
                throw Refuse("parameter-not-for-figure", name, $"指标“{figure}”没有参数“{name}”。", $"The figure '{figure}' has no parameter '{name}'.");
        }
    }

    private static string StageCodes => string.Join(", ", Stages.All.Select(stage => stage.Code()));

    private static RefusedException Bad(string name, string text, string zh, string en) =>
        Refuse("bad-parameter", name, $"参数“{name}”的值“{text}”无效，应为：{zh}。", $"The value '{text}' of '{name}' is not valid; it should be like: {en}.");

    private static RefusedException Refuse(string code, string? parameter, string zh, string en) => new(new Refusal(code, new(zh, en), parameter));
}
