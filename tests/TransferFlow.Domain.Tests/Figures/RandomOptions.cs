using CsCheck;
using TransferFlow.Domain.Figures;

namespace TransferFlow.Domain.Tests.Figures;

/// <summary>Random values of the parameters that single figures have.</summary>
internal static class RandomOptions
{
    private static readonly Dictionary<string, string?[]> values = new()
    {
        ["spells"] = [null, "spell", "visit"],
        ["silence"] = [null, "P0D", "P30D", "P400D"],
        ["quantile"] = [null, "0.5", "0.1,0.3333,0.99"],
    };

    public static Gen<(string Name, string? Value)[]> Of(Figure figure) => figure.Shape.Options.Aggregate(
        Gen.Const(Array.Empty<(string, string?)>()),
        (all, option) => Gen.Select(all, Gen.OneOf(values[option.Name]), (before, value) => ((string, string?)[])[.. before, (option.Name, value)]));
}
