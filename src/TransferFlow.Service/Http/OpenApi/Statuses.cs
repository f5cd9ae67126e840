using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>The answers that an operation gives besides its own, by what kind of operation it is.</summary>
internal static class Statuses
{
    private static readonly Dictionary<int, (string Name, string Description)> all = new()
    {
        [400] = ("BadRequest", "请求无法理解。The request is not understood."),
        [401] = ("Unauthorized", "需要登录。Nobody is signed in."),
        [403] = ("Forbidden", "无权进行。The caller may not do this."),
        [404] = ("NotFound", "不存在，或您无权查看。It does not exist, or the caller may not see it."),
        [406] = ("NotAcceptable", "应答只有application/json。Answers are application/json only."),
        [408] = ("RequestTimeout", "请求正文来得太慢。The body comes too slowly."),
        [409] = ("Conflict", "刚刚发生变化，或同一请求尚在处理。It has just changed, or the same request is still under way."),
        [413] = ("ContentTooLarge", "请求正文过大。The body is too large."),
        [415] = ("UnsupportedMediaType", "请求正文的类型不对。The body is of another kind."),
        [422] = ("UnprocessableContent", "与规则不符，未作记录。It is against the rules; nothing was written."),
        [429] = ("TooManyRequests", "请求过多。Too many requests."),
        [503] = ("ServiceUnavailable", "暂时不可用。Not available at the moment."),
    };

    public static IEnumerable<int> Of(ApiDescription api, bool isAnonymous)
    {
        var writes = !HttpMethods.IsGet(api.HttpMethod!);
        int[] statuses =
        [
            400,
            .. isAnonymous ? (int[])[] : [401, 403],
            .. api.RelativePath!.Contains('{', StringComparison.Ordinal) ? (int[])[404] : [],
            .. writes ? (int[])[406, 408, 409, 413, 415, 422] : [],
            429, 503,
        ];
        return statuses.Order();
    }

    /// <summary>Adds the answer to the document's, once, and refers to it.</summary>
    public static OpenApiResponseReference Response(int status, OpenApiDocument document)
    {
        var (name, description) = all[status];
        if (document.Components?.Responses?.ContainsKey(name) != true)
        {
            document.AddComponent(name, new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = ProblemSchema.In(document) } },
                Headers = status is 429 or 503 ? new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = RetryAfter } : null,
            });
        }

        return new(name, document);
    }

    private static OpenApiHeader RetryAfter => new()
    {
        Description = "Seconds.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" },
    };
}
