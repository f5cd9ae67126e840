using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>Evidence comes as a form, is listed like facts, and goes out as the file that it is.</summary>
internal static class EvidenceOperations
{
    public static Task DescribeFormAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var form = Shape.Object(
            ("file", new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "At most 20 MiB." }),
            ("occurredOn", Shape.Date), ("proves?", Shape.Count.With("The version of the fact that it proves.")), ("sourceRef?", Shape.Text),
            ("why?", Shape.Text), ("version?", Shape.Count));
        operation.Summary = "上传证据: a file, and which fact of the result it proves, where it is about one.";
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new() { Schema = form } },
        };
        return Task.CompletedTask;
    }

    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        if (operation.OperationId == "evidence") DescribeFile(operation);
        else await DescribeListAsync(operation, context, stop);
    }

    private static void DescribeFile(OpenApiOperation operation)
    {
        var file = new OpenApiMediaType();
        operation.Summary = "证据文件。A file, only where the result has it as evidence.";
        operation.Responses!["200"] = new OpenApiResponse
        {
            Description = "OK", Content = EvidenceKind.All.Select(kind => kind.MediaType).Distinct().ToDictionary(type => type, _ => file),
        };
    }

    private static async Task DescribeListAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var entry = await HistoryOperation.EntryAsync(context, ("address", Shape.Text.With("Where the file is.")), stop);
        operation.Responses!["200"] = WrittenAnswers.Ok(Shape
            .Object(("id", Shape.Text), ("knownAt", Shape.Text), ("evidence", Shape.ListOf(entry)))
            .With("证据：The evidence of one result.").In(context.Document!, "Evidence"));
    }
}
