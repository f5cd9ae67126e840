using System.Globalization;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;

namespace TransferFlow.Service.Http;

/// <summary>
/// The parameters of a list's address. Each stands in it once and is one that the list has, for a filter that is passed over would show what was not
/// asked for.
/// </summary>
public sealed class AddressQuery
{
    /// <summary>As many rows as a page can have.</summary>
    public const int LargestPage = 200;

    /// <summary>The last page that can be asked for.</summary>
    public const int LastPage = 1_000_000;

    private readonly Dictionary<string, string> given = [];

    /// <param name="http">The endpoint says by <see cref="AsksAttribute"/> which parameters it has.</param>
    /// <exception cref="RefusedException"><c>unknown-parameter</c>, <c>repeated-parameter</c> or <c>forbidden-character</c>.</exception>
    public AddressQuery(HttpContext http)
    {
        var asks = http.GetEndpoint()?.Metadata.GetMetadata<AsksAttribute>();
        IReadOnlyList<string> names = [.. asks?.Names ?? [], .. asks?.WithFigure == true ? FigureRequestParser.Names : []];
        foreach (var (name, values) in http.Request.Query)
        {
            if (!names.Contains(name)) throw Refuse(
                "unknown-parameter", name, $"没有名为“{Fault.Shown(name)}”的参数。",
                $"There is no parameter '{Fault.Shown(name)}'; there are {string.Join(", ", names)}.");
            if (values.Count > 1) throw Refuse("repeated-parameter", name, $"参数“{name}”出现了多次。", $"The parameter '{name}' is given more than once.");
            if (values.ToString() is not { Length: > 0 } value) continue;
            given[name] = value.Any(char.IsControl) ? throw new RefusedException(Fault.ForbiddenCharacter(name)) : value;
        }
    }

    /// <summary>From 1.</summary>
    public int Page => Number("page", LastPage) ?? 1;

    public int PageSize => Number("pageSize", LargestPage) ?? 50;

    /// <summary>The parameters of the figure that the address is about.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Figure => [.. given.Where(pair => FigureRequestParser.Names.Contains(pair.Key))];

    /// <summary>Null where the parameter is absent or empty.</summary>
    public string? Text(string name) => given.GetValueOrDefault(name);

    /// <exception cref="RefusedException">The parameter is absent or empty.</exception>
    public string Required(string name) => Text(name) ?? throw new RefusedException(Fault.Missing(name));

    /// <exception cref="RefusedException"><c>bad-parameter</c>.</exception>
    public DateOnly? Date(string name) => Text(name) is not { } text ? null : IsoDate.Find(text) ?? throw Bad(name, text, "2026-06-30");

    /// <exception cref="RefusedException"><c>bad-parameter</c>.</exception>
    public Stage? Stage(string name) => Text(name) is not { } text ? null : Stages.Find(text) ?? throw Bad(name, text, [.. Stages.All.Select(stage => stage.Code())]);

    /// <exception cref="RefusedException"><c>bad-parameter</c>.</exception>
    public bool Flag(string name) => Text(name) switch
    {
        null or "false" => false,
        "true" => true,
        var text => throw Bad(name, text, "true", "false"),
    };

    /// <summary>One of a few values, each with its code; null where the parameter is absent.</summary>
    /// <exception cref="RefusedException"><c>bad-parameter</c>.</exception>
    public T? Choice<T>(string name, IReadOnlyDictionary<string, T> choices) where T : struct =>
        Text(name) is not { } text ? null : choices.TryGetValue(text, out var choice) ? choice : throw Bad(name, text, [.. choices.Keys]);

    private int? Number(string name, int most)
    {
        if (Text(name) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw Bad(name, text, $"1–{most}");
    }

    private static RefusedException Bad(string name, string text, params string[] good) => Refuse(
        "bad-parameter", name, $"参数“{name}”的值“{Fault.Shown(text)}”无效，应为：{string.Join("、", good)}。",
        $"The value '{Fault.Shown(text)}' of '{name}' is not valid; it should be like: {string.Join(", ", good)}.");

    private static RefusedException Refuse(string code, string parameter, string zh, string en) => new(new Refusal(code, new(zh, en), Fault.Shown(parameter)));
}
