using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TransferFlow.Domain.Figures;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Monitoring;

namespace TransferFlow.Service.Http.OpenApi;

internal static class FigureOperation
{
    private static readonly string[] stages = [.. Stages.All.Select(stage => stage.Code())];

    private static readonly Dictionary<string, (OpenApiSchema Schema, string Description)> parameters = new()
    {
        ["definition"] = (Shape.OneOf([.. AllFigures.All.Select(figure => $"{figure.Definition.Version}").Distinct()]), "指标定义的版本。The version of the figure's definition."),
        ["stage"] = (
            Shape.OneOf(stages).Otherwise("concept-validation"), "队列进入的阶段。The stage whose entry makes the cohort; only for figures of one stage."),
        ["to"] = (
            Shape.OneOf([.. stages[1..], Target.Deal.Code]), "目标。What is to be reached; by default the next stage, or the first deal after the last."),
        ["by"] = (Shape.OneOf(CodesOf<GroupBy>()).Otherwise("province"), "分组。By what the rows are told apart; a flow only by regions."),
        ["attribution"] = (
            Shape.OneOf(CodesOf<Attribution>()).Otherwise("place"), "归属。Under which region a result is counted; a flow only by place."),
        ["within"] = (Shape.Text, "GB/T 2260 code, centre or other named set of regions."),
        ["field"] = (Shape.Text, "A code of the list of fields."),
        ["site"] = (Shape.Text, "A site's id."),
        ["owner"] = (Shape.Text, "An organisation's id."),
        ["cohortFrom"] = (Shape.Date, "The first date of entry that counts."),
        ["cohortTo"] = (Shape.Date, "The last date of entry that counts."),
        ["horizon"] = (
            Shape.Like(@"^P\d+(D|M|Y|Y\d+M)(,P\d+(D|M|Y|Y\d+M))*$").Otherwise(FigureRequestParser.DefaultHorizons),
            "期限。ISO 8601 durations up to a hundred years, all in days or all in months and years; only for figures that look ahead from a date."),
        ["asOf"] = (Shape.Date, "截至。The date up to which facts count, at the latest tomorrow in China; by default today."),
        ["knownAt"] = (Shape.Text, "据当时所知。A position (main:4511) or an instant (ISO 8601 with offset); by default all that is known now."),
        ["correctedAt"] = (
            Shape.Text, "更正截至。An earlier position (main:4511) up to which corrections are known; by default as far as the facts themselves."),
        ["codes"] = (Shape.Text, "The revision of the region catalogue; only the present one is there."),
    };

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var figure = operation.Parameters!.OfType<OpenApiParameter>().Single(parameter => parameter.In == ParameterLocation.Path);
        figure.Schema = Shape.OneOf(FigureNames.All);
        foreach (var parameter in Parameters) operation.Parameters!.Add(parameter);
        var answer = new OpenApiSchema
        {
            OneOf = [.. FigureSchemas.All.Select(figure => figure.Schema.In(context.Document!, figure.Name))],
            Description = "指标：A figure, with its address written out; asking for that address again gives the same bytes.",
        };
        var response = WrittenAnswers.Ok(answer.In(context.Document!, "Figure"));
        response.Headers = new Dictionary<string, IOpenApiHeader>
        {
            [FigureEndpoint.NewestHeader] = new OpenApiHeader { Description = "The present position of the log.", Schema = Shape.Text },
        };
        operation.Responses!["200"] = response;
        return Task.CompletedTask;
    }

    /// <summary>The parameters of all figures.</summary>
    public static IEnumerable<IOpenApiParameter> Parameters => FigureRequestParser.Names.Select(name => QueryParameters.Of(name, Parameter(name)));

    private static (OpenApiSchema Schema, string Description) Parameter(string name)
    {
        if (parameters.TryGetValue(name, out var common)) return common;
        var owners = AllFigures.Newest.Where(figure => figure.Shape.Options.Any(option => option.Name == name)).ToList();
        var option = owners[0].Shape.Options.Single(option => option.Name == name);
        var figures = string.Join(", ", owners.Select(figure => figure.Name));
        return (Shape.Text.With($"{option.Example}"), $"{option.Meaning.Zh}{option.Meaning.En} Only for {figures}; by default {option.Default}.");
    }

    internal static IEnumerable<string> CodesOf<T>() where T : struct, Enum => Enum.GetNames<T>().Select(name => name.ToLowerInvariant());
}
