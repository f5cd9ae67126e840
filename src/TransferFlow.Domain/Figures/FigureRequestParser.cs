using System.Globalization;
using TransferFlow.Domain.Regions;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Domain.Figures;

/// <summary>Reads a question from its parameters, writes out the defaults, and names what cannot be asked.</summary>
/// <param name="today">The present date in China: the default of asOf.</param>
/// <param name="knownAt">The position at which the question is asked; the shell has resolved a token or an instant already.</param>
public sealed class FigureRequestParser(RegionRevisions revisions, DateOnly today, Position knownAt)
{
    /// <summary>The names of all parameters, those of single figures included.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "definition", "stage", "to", "by", "attribution", "within", "field", "site", "owner", "cohortFrom", "cohortTo", "horizon",
        .. AllFigures.OwnParameters, "asOf", "knownAt", "correctedAt", "codes",
    ];

    /// <summary>The horizons that a rate is given for when none is asked: one, three and five years.</summary>
    public const string DefaultHorizons = "P1Y,P3Y,P5Y";

    /// <exception cref="RefusedException">What is asked cannot be answered; the refusal says why.</exception>
    public FigureRequest Parse(string figure, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var given = Collect(parameters);
        var asked = FigureOf(figure, Text(given, "definition"));
        var catalogue = CatalogueOf(given);
        RefuseUnused(given, figure, asked.Shape);
        KeyValuePair<string, string>[] options = [.. asked.Shape.Options.Select(option => KeyValuePair.Create(option.Name, OptionOf(given, option)))];
        var shape = asked.ShapeWith(options);
        RefuseUnused(given, figure, shape);

        var stage = shape.HasStage ? StageOf(given) ?? Stage.ConceptValidation : (Stage?)null;
        var request = new FigureRequest(
            figure, asked.Definition.Version, stage, shape.HasTarget && stage is { } from ? TargetOf(given, from) : null,
            GroupingOf(given, figure, shape), AttributionOf(given, figure, shape),
            Within(given, catalogue), Text(given, "field"), Text(given, "site"), Text(given, "owner"),
            Date(given, "cohortFrom"), Date(given, "cohortTo"), shape.Horizons is { } horizons ? HorizonsOf(given, horizons) : [],
            options, Date(given, "asOf") ?? today, knownAt, catalogue.Revision)
        {
            CorrectedAt = Text(given, "correctedAt") is not { } token ? null
                : Position.Find(token) ?? throw Bad("correctedAt", token, "main:4511", "main:4511"),
        };
        if (request.AsOf > today.AddDays(1))
        {
            throw Refuse(
                "as-of-beyond-tomorrow", "asOf", $"截至日期{request.AsOf:yyyy-MM-dd}晚于明天；在途成果不能算作已观察到那时。",
                $"asOf {request.AsOf:yyyy-MM-dd} is beyond tomorrow; nothing has been observed until then.");
        }

        if (asked.RefusalOf(request) is { } refusal) throw new RefusedException(refusal);
        return request.CohortFrom > request.CohortTo
            ? throw Refuse("cohort-empty", "cohortFrom", "队列的起始日期晚于截止日期。", "The cohort's first date is after its last.")
            : request;
    }

    /// <summary>The figure of that name in that version of its definition.</summary>
    /// <param name="version">Null for the newest.</param>
    /// <exception cref="RefusedException"><c>unknown-figure</c> or <c>bad-parameter</c>.</exception>
    public static Figure FigureOf(string name, string? version)
    {
        if (AllFigures.Find(name) is not { } newest) throw Refuse(
            "unknown-figure", null, $"没有名为“{name}”的指标。",
            $"There is no figure named '{name}'; there are {string.Join(", ", FigureNames.All)}.");
        if (version is null) return newest;
        var versions = string.Join(", ", AllFigures.All.Where(figure => figure.Name == name).Select(figure => figure.Definition.Version));
        return int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && AllFigures.Find(name, number) is { } found
            ? found
            : throw Bad("definition", version, versions, versions);
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

    private static GroupBy GroupingOf(Dictionary<string, string> given, string figure, FigureShape shape)
    {
        var by = Choice(given, "by", GroupBy.Province);
        if (shape.Groupings.Contains(by)) return by;
        var choices = string.Join(", ", shape.Groupings.Select(grouping => grouping.Code()));
        throw Refuse(
            "by-not-for-figure", "by", $"指标“{figure}”不能按“{by.Code()}”分组，只能按：{choices}。",
            $"The figure '{figure}' cannot be grouped by {by.Code()}, only by {choices}.");
    }

    private static Attribution AttributionOf(Dictionary<string, string> given, string figure, FigureShape shape)
    {
        var attribution = Choice(given, "attribution", shape.Attributions[0]);
        if (shape.Attributions.Contains(attribution)) return attribution;
        if (attribution == Attribution.Destination && shape.Horizons is not null)
        {
            throw Refuse(
                "destination-not-for-rates", "attribution", "未转化的成果没有目的地，不能按目的地计算转化率。",
                "The unconverted have no destination, so a rate cannot be attributed to one.");
        }

        var choices = string.Join(", ", shape.Attributions.Select(choice => choice.Code()));
        throw Refuse(
            "attribution-not-for-figure", "attribution", $"指标“{figure}”不能按“{attribution.Code()}”归属，只能按：{choices}。",
            $"The figure '{figure}' cannot be attributed by {attribution.Code()}, only by {choices}.");
    }

    private static string OptionOf(Dictionary<string, string> given, FigureOption option) =>
        Text(given, option.Name) is not { } text ? option.Default : option.Read(text) ?? throw Bad(option.Name, text, option.Example, option.Example);

    private RegionCatalogue CatalogueOf(Dictionary<string, string> given) =>
        Text(given, "codes") is not { } revision ? revisions.Newest
        : revisions.Find(revision) ?? throw Bad("codes", revision, revisions.Newest.Revision, revisions.Newest.Revision);

    private static string? Within(Dictionary<string, string> given, RegionCatalogue catalogue) =>
        Text(given, "within") is not { } place ? null
        : catalogue.KnowsPlace(place) ? place
        : throw Refuse("unknown-place", "within", $"没有代码为“{place}”的区域或中心。", $"There is no region or centre with the code '{place}'.");

    private static IReadOnlyList<Horizon> HorizonsOf(Dictionary<string, string> given, string otherwise)
    {
        var horizons = (Text(given, "horizon") ?? otherwise).Split(',')
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
    private static void RefuseUnused(Dictionary<string, string> given, string figure, FigureShape shape)
    {
        foreach (var name in given.Keys.Where(name => Text(given, name) is not null && !shape.Takes(name)))
            throw Refuse("parameter-not-for-figure", name, $"指标“{figure}”没有参数“{name}”。", $"The figure '{figure}' has no parameter '{name}'.");
    }

    private static string StageCodes => string.Join(", ", Stages.All.Select(stage => stage.Code()));

    private static RefusedException Bad(string name, string text, string zh, string en) =>
        Refuse("bad-parameter", name, $"参数“{name}”的值“{text}”无效，应为：{zh}。", $"The value '{text}' of '{name}' is not valid; it should be like: {en}.");

    private static RefusedException Refuse(string code, string? parameter, string zh, string en) => new(new Refusal(code, new(zh, en), parameter));
}
