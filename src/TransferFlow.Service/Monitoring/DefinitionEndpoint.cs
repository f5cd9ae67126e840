using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Monitoring;

/// <summary>See <see cref="FigureDefinition"/>.</summary>
/// <param name="Parameters">The names of those that it takes, in the order in which they stand in its address.</param>
public sealed record DefinitionView(
    string Figure, int Definition, Sentence Title, Sentence Meaning, IReadOnlyList<string> Formulas, IReadOnlyList<string> Sources,
    IReadOnlyList<string> Parameters);

/// <summary>What a figure says and how it is computed. Parameter: <c>definition</c>, a version; by default the newest.</summary>
public static class DefinitionEndpoint
{
    [Needs(Act.SeeFigures)]
    [Asks("definition")]
    [WolverineGet("/api/v1/figures/{name}/definition")]
    public static DefinitionView Get(string name, HttpContext http)
    {
        var version = new AddressQuery(http).Text("definition");
        var figure = FigureRequestParser.FigureOf(name, version);
        return new(
            figure.Name, figure.Definition.Version, figure.Definition.Title, figure.Definition.Meaning, figure.Definition.Formulas,
            figure.Definition.Sources, [.. FigureRequestParser.Names.Where(figure.Shape.Takes)]);
    }
}
