using CsCheck;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Random values of the parameters that single figures have.</summary>
internal static class RandomOptions
{
    private static readonly Dictionary<string, string?[]> values = new()
    {
        ["spells"] = [null, "spell", "visit"],
        ["silence"] = [null, "P0D", "P30D", "P400D"],
        ["quantile"] = [null, "0.5", "0.1,0.3333,0.99"],
        ["until"] = [null, "deal"],
        ["landmark"] = [null, "P1M", "P14M"],
        ["event"] = [null, "deal", "commercialization"],
        ["weight"] = [null, "count", "value"],
        ["months"] = [null, "1", "30", "120"],
        ["form"] = [null, "events", "cohort"],
        ["backTestKnownAt"] = [null, "main:3;main:5;main:1;retrospective;main:9", "retrospective;main:7;main:2;main:4;main:6"],
    };

    /// <summary>Values of a figure's own parameters that do not contradict each other, and what can be asked beside them.</summary>
    public static Gen<((string Name, string? Value)[] Own, FigureShape Shape)> Of(Figure figure) => figure.Shape.Options.Aggregate(
        Gen.Const(Array.Empty<(string, string?)>()),
        (all, option) => Gen.Select(all, Gen.OneOf(values[option.Name]), (before, value) => ((string, string?)[])[.. before, (option.Name, value)]))
        .Select(own => (own, ShapeWith(figure, own))).Where(own => own.Item2 is not null).Select(own => (own.own, own.Item2!));

    /// <summary>
    /// The same parameters, changed where they would contradict each other: the effect of pilots begins before pilots, and by one clock; a forecast has as
    /// many back-tests as horizons.
    /// </summary>
    public static (string Name, string? Value)[] Fitting(string figure, (string Name, string? Value)[] all)
    {
        var horizons = Array.Find(all, one => one.Name == "horizon").Value ?? "P1Y,P3Y";
        var isInDays = horizons.EndsWith('D');
        return
        [
            .. all.Select(one => (figure, one.Name, one.Value) switch
            {
                (FigureNames.Forecast, "backTestKnownAt", { } positions) => (one.Name, string.Join(';', positions.Split(';').Take(horizons.Split(',').Length))),
                (FigureNames.PilotEffect, "stage", "pilot") => ("stage", "research"),
                (FigureNames.PilotEffect, "stage", "commercialization") => ("stage", null),
                (FigureNames.PilotEffect, "landmark", var months) when isInDays => ("landmark", months is null ? "P30D" : "P400D"),
                _ => one,
            }),
        ];
    }

    private static FigureShape? ShapeWith(Figure figure, (string Name, string? Value)[] own)
    {
        try
        {
            return figure.ShapeWith([.. own.Zip(figure.Shape.Options, (one, option) => KeyValuePair.Create(one.Name, one.Value ?? option.Default))]);
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
