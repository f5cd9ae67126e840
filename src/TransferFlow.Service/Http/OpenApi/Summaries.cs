using Microsoft.OpenApi;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>
/// What an operation is for, in words. Unless its method says so itself, it is what the command says of itself, or the endpoint where there is none,
/// or else what the answer does: the doc comments of the code, in which the words of the field stand in Chinese.
/// </summary>
internal static class Summaries
{
    public static void Complete(OpenApiDocument document)
    {
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            var answer = operation.Responses?.GetValueOrDefault("200");
            operation.Summary ??= Of(operation.RequestBody?.Content) ?? Of(answer?.Content) ?? operation.OperationId;
        }
    }

    private static string? Of(IDictionary<string, OpenApiMediaType>? content) =>
        content?.Values.FirstOrDefault()?.Schema is { } schema ? schema.Description ?? schema.Items?.Description : null;
}
