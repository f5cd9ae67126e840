using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Http;

/// <summary>A fact is in the log.</summary>
/// <param name="Id">The result's id.</param>
/// <param name="Version">The result's version with this fact; to be sent with the next command if nothing may come between.</param>
/// <param name="AlreadyKnown">True for a repeat, which wrote nothing.</param>
public sealed record Logged(string Id, long Version, bool AlreadyKnown);

/// <summary>The answer to a command: what was logged, or why nothing was. Tests compare it by value.</summary>
public sealed record Answer(Logged? Logged, Refusal? Refusal) : IResult, IEndpointMetadataProvider
{
    public static Answer Of(Logged logged) => new(logged, null);

    public static Answer Of(Refusal refusal) => new(null, refusal);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Logged), ["application/json"]));
        int[] problems =
        [
            StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict,
            StatusCodes.Status422UnprocessableEntity,
        ];
        foreach (var status in problems)
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
    }

    public Task ExecuteAsync(HttpContext httpContext) => Refusal is { } refusal
        ? Problems.Of(refusal, StatusOf(refusal.Code)).ExecuteAsync(httpContext)
        : httpContext.Response.WriteAsJsonAsync(Logged, httpContext.RequestAborted);

    private static int StatusOf(string code) => code switch
    {
        "stale" => StatusCodes.Status409Conflict,
        "unknown-result" => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
