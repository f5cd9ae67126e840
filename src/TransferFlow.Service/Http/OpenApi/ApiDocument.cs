using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using TransferFlow.Service.Logging;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>
/// The description of the interface for programs (OpenAPI 3.1). It follows from the endpoints by conventions; nothing is listed in it by hand but
/// the answers that endpoints write themselves. The same program gives the same bytes.
/// </summary>
public static class ApiDocument
{
    private const string Name = "v1";
    private const string MediaType = "application/json; charset=utf-8";

    public static IServiceCollection AddTransferFlowOpenApi(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = api => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        // The framework's own types are no part of the interface: where they are answered, the answer is described by hand.
        options.CreateSchemaReferenceId = type =>
            type.Type.Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) == true ? null
            : type.Type == typeof(LogCommand) ? CorrectedFactSchemas.Name
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer(EnforcedSchemas.Apply);
        options.AddOperationTransformer(ApiOperations.ApplyAsync);
        options.AddDocumentTransformer(Finish);
    });

    public static void MapTransferFlowOpenApi(this IEndpointRouteBuilder routes)
    {
        // Making it takes a tenth of a second, and it never changes while the program runs.
        byte[]? made = null;
        routes.MapGet("/openapi/v1.json", async () => Results.Bytes(made ??= await MakeAsync(routes.ServiceProvider), MediaType))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<byte[]> MakeAsync(IServiceProvider services)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        return Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
    }

    private static Task Finish(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        document.Info = new()
        {
            Title = "TransferFlow 科技成果转化", Version = Name,
            Description = "让转化率经得起审计。A conversion rate that survives an audit: "
                + "facts about technology results, figures about them, and their history.",
        };
        document.Servers = [];
        document.AddComponent("bearer", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http, Scheme = "bearer",
            Description = "登录后得到的令牌，或以tf_开头的密钥。A token from signing in, or a key that begins with tf_.",
        });
        document.Security = [new() { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
        document.Tags = new SortedSet<OpenApiTag>(
            document.Paths.Values.SelectMany(path => path.Operations!.Values).SelectMany(operation => operation.Tags!)
                .Select(tag => tag.Name!).Distinct().Select(Tags.Of),
            Comparer<OpenApiTag>.Create((left, right) => string.CompareOrdinal(left.Name, right.Name)));
        Summaries.Complete(document);
        CorrectedFactSchemas.Complete(document);
        var paths = document.Paths.OrderBy(path => path.Key, StringComparer.Ordinal).ToList();
        document.Paths = [];
        foreach (var (path, item) in paths) document.Paths.Add(path, item);
        return Task.CompletedTask;
    }
}
