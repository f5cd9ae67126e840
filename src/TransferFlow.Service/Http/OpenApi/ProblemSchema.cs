using Microsoft.OpenApi;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>What every refusal and every failure looks like (RFC 9457).</summary>
internal static class ProblemSchema
{
    public static OpenApiSchemaReference In(OpenApiDocument document) => Shape.Object(
        ("type", Shape.Text),
        ("title", Shape.Text.With("中文说明。The sentence in Chinese.")),
        ("status", Shape.Count),
        ("detail", Shape.Text.With("The sentence in English.")),
        ("code", Shape.Text.With("A name for programs, such as unknown-result.")),
        ("parameter?", Shape.Text.OrNull().With("What is at fault, where it is one: a member, a parameter or a column.")),
        ("traceId?", Shape.Text)).With("为何没有做。Why something was not done.").In(document, "Problem");
}
