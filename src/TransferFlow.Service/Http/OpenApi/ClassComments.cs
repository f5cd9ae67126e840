using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>What the doc comment of a class says; the framework reads those of members and bodies only. They lie beside the program.</summary>
internal static partial class ClassComments
{
    private static readonly Lazy<Dictionary<string, string>> summaries = new(Read);

    public static string? Of(Type type) => summaries.Value.GetValueOrDefault($"T:{type.FullName}");

    private static Dictionary<string, string> Read()
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{typeof(ClassComments).Assembly.GetName().Name}.xml");
        return XDocument.Load(file).Descendants("member").Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => Space().Replace(TextOf(member.Element("summary")!), " ").Trim());
    }

    private static string TextOf(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement inner => inner.Attribute("cref") is { } reference ? reference.Value.Split('.')[^1] : TextOf(inner),
        _ => "",
    }));

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
