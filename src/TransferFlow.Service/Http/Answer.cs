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

/// <summary>The answer to a command: what is there now, or why nothing was done. Tests compare it by value.</summary>
/// <param name="Value">Goes out as JSON.</param>
public sealed record Answer(object? Value, Refusal? Refusal) : IResult, IEndpointMetadataProvider
{
    /// <summary>Whether the value is told only now, so that it may lie nowhere in clear.</summary>
    public bool IsSecret { get; init; }

    public Logged? Logged => Value as Logged;

    public static Answer Of(object value) => new(value, null);

    public static Answer Of(Refusal refusal) => new(null, refusal);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        var value = method.GetCustomAttribute<AnswersAttribute>()?.Value ?? typeof(Logged);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, value, ["application/json"]));
        int[] problems =
        [
            StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound,
            StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity,
        ];
        foreach (var status in problems)
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
    }

    public Task ExecuteAsync(HttpContext httpContext) => Refusal is { } refusal
        ? Problems.Of(refusal, StatusOf(refusal)).ExecuteAsync(httpContext)
        : httpContext.Response.WriteAsJsonAsync(Value, Value!.GetType(), httpContext.RequestAborted);

    private static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "not-permitted" => StatusCodes.Status403Forbidden,
        "unknown-result" or "not-found" => StatusCodes.Status404NotFound,
        "stale" => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}

/// <summary>What a command that logs no fact answers with.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersAttribute(Type value) : Attribute
{
    public Type Value { get; } = value;
}
