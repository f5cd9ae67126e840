using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using Wolverine.Http;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>What holds for every operation: its name, its heading, who may ask, and all answers that really occur.</summary>
internal static class ApiOperations
{
    public static async Task ApplyAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var (api, document) = (context.Description, context.Document!);
        if (api.ActionDescriptor is not WolverineActionDescriptor { Chain: { } chain } action) return;
        var handler = action.ControllerTypeInfo.AsType();
        // The framework's names of operations are those of addresses, and they stand for words, too.
        if (operation.Summary == operation.OperationId) operation.Summary = null;
        if (operation.Description == operation.OperationId) operation.Description = null;
        if (operation.RequestBody is null) operation.Summary ??= ClassComments.Of(handler);
        operation.OperationId = NameOf(handler, action.MethodInfo.Name);
        operation.Tags = new HashSet<OpenApiTagReference> { new(Tags.OfSlice(handler), document) };
        if (IsAnonymous(api)) operation.Security = [];
        else operation.Description ??= RolesOf(api);
        if (HttpMethods.IsPost(api.HttpMethod!)) (operation.Parameters ??= []).Add(IdempotencyKey);
        if (api.ActionDescriptor.EndpointMetadata.OfType<AsksAttribute>().LastOrDefault() is { } asks)
        {
            operation.Parameters =
            [
                .. operation.Parameters ?? [], .. asks.WithFigure ? FigureOperation.Parameters : [],
                .. asks.Names.Select(name => QueryParameters.Of(operation.OperationId, name)),
            ];
        }

        if (WrittenAnswers.Of(handler) is { } written) await written.DescribeAsync(operation, context, stop);
        var own = operation.Responses!.Where(response => response.Key.StartsWith('2')).ToList();
        operation.Responses = [];
        foreach (var (status, response) in own) operation.Responses.Add(status, response);
        foreach (var status in Statuses.Of(api, IsAnonymous(api))) operation.Responses.Add($"{status}", Statuses.Response(status, document));
    }

    private static OpenApiParameter IdempotencyKey => new()
    {
        Name = Once.Header, In = ParameterLocation.Header, Required = true,
        Description = "重复同一请求时不变，另一请求时不同。The same when a request is repeated, another for every other request.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = Once.LongestKey, Pattern = "^[!-~]+$" },
    };

    private static string? RolesOf(ApiDescription api)
    {
        if (api.ActionDescriptor.EndpointMetadata.OfType<NeedsAttribute>().LastOrDefault() is not { } needs) return null;
        var roles = Enum.GetValues<Role>().Where(role => Rights.Of(role, needs.Act) != Reach.Nothing);
        var people = Rights.IsForPeople(needs.Act) ? " 密钥不可用 People only: no keys." : "";
        return $"可用角色 Roles: {string.Join(", ", roles.Select(CallerClaims.NameOf))}.{people}";
    }

    private static bool IsAnonymous(ApiDescription api) => api.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();

    /// <summary><c>enterStage</c> for the only method of <c>EnterStageEndpoint</c>; where a class has several, their names follow.</summary>
    private static string NameOf(Type handler, string method)
    {
        var name = handler.Name.Replace("Endpoints", "", StringComparison.Ordinal).Replace("Endpoint", "", StringComparison.Ordinal);
        name = char.ToLowerInvariant(name[0]) + name[1..];
        return method is "Get" or "Post" or "GetAsync" or "PostAsync" ? name : name + method.Replace("Async", "", StringComparison.Ordinal);
    }
}
