using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Regions;

namespace TransferFlow.Domain.Tests.Results;

/// <summary>The shipped catalogues and one site, against which facts are judged.</summary>
internal static class ASite
{
    public static readonly Reference Reference = new(
        ACatalogue.Shipped, List("fields"), List("forms-of-transformation"), List("contract-kinds"), List("currencies"),
        new Dictionary<string, Site> { ["pilot-1"] = new("pilot-1", "pilot-base", new("示例中试基地", "Demo pilot base"), "demo-op", AFact.Hebei) });

    private static CodeList List(string name)
    {
        using var file = new StreamReader(Path.Combine(AppContext.BaseDirectory, "seeds", "code-lists", $"{name}.csv"));
        return CodeList.Read(name, file);
    }
}
