using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TransferFlow.Service.Auditing;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Monitoring;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>An operation that writes its answer itself, or reads its parameters itself, so that no type tells what they look like.</summary>
internal sealed record WrittenAnswers(Func<OpenApiOperation, OpenApiOperationTransformerContext, CancellationToken, Task> DescribeAsync)
{
    private static readonly Dictionary<Type, WrittenAnswers> all = new()
    {
        [typeof(FigureEndpoint)] = new(FigureOperation.DescribeAsync),
        [typeof(AttachEvidenceEndpoint)] = new(EvidenceOperations.DescribeFormAsync),
        [typeof(EvidenceEndpoint)] = new(EvidenceOperations.DescribeAsync),
        [typeof(HistoryEndpoint)] = new(HistoryOperation.DescribeAsync),
    };

    public static WrittenAnswers? Of(Type handler) => all.GetValueOrDefault(handler);

    /// <summary>The one answer when all is well.</summary>
    public static OpenApiResponse Ok(IOpenApiSchema schema) => new()
    {
        Description = "OK", Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema } },
    };
}
