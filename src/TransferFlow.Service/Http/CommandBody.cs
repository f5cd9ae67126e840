using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Http;

/// <summary>
/// Refuses a body that cannot be read, in words: the endpoints' own answer would show the names of classes, and a body that is
/// <c>null</c> would get past it.
/// </summary>
public static class CommandBody
{
    public static IApplicationBuilder UseTransferFlowBodies(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return app.Use(async (http, next) =>
        {
            if (CommandOf(http) is not { } command)
                await next(http);
            // A body without a type, or with one that only begins like JSON's, would get past the endpoint's own check.
            else if (!http.Request.HasJsonContentType())
                http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            else if (await FaultAsync(http, command, options) is { } fault)
                await Problems.Of(fault, StatusCodes.Status400BadRequest).ExecuteAsync(http);
            else
                await next(http);
        });
    }

    /// <summary>The type of the JSON that the endpoint takes; null where it takes none.</summary>
    private static Type? CommandOf(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is { RequestType: { } type } accepts
        && accepts.ContentTypes.Contains("application/json") && Problems.IsApi(http)
            ? type : null;

    private static async Task<Refusal?> FaultAsync(HttpContext http, Type command, JsonSerializerOptions options)
    {
        http.Request.EnableBuffering();
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, new() { AllowDuplicateProperties = false }, http.RequestAborted);
            return FaultOf(body.RootElement, command, options);
        }
        catch (JsonException)
        {
            return new("bad-json", new("请求正文不是有效的JSON。", "The body is not valid JSON; each name may stand in it once."));
        }
        finally
        {
            http.Request.Body.Position = 0;
        }
    }

    private static Refusal? FaultOf(JsonElement body, Type command, JsonSerializerOptions options)
    {
        if (body.ValueKind != JsonValueKind.Object) return new("bad-json", new("请求正文应为JSON对象。", "The body should be a JSON object."));
        var required = options.GetTypeInfo(command).Properties.Where(property => property.IsRequired);
        if (required.FirstOrDefault(property => !body.TryGetProperty(property.Name, out _)) is { } missing)
            return Fault.Missing(missing.Name);
        try
        {
            body.Deserialize(command, options);
            return FirstControlCharacter(body) is { } at ? Fault.ForbiddenCharacter(at) : null;
        }
        // A fact without its event is no fact of any kind, and that is not supported in other words.
        catch (NotSupportedException)
        {
            return Fault.Missing(FactConverter.Event);
        }
        catch (JsonException e)
        {
            var member = e.Path is ['$', '.', .. var path] ? path : null;
            return new("bad-member", new($"{member}未知，或其值不合要求。", $"'{member}' is unknown, or its value is not of its form."), member);
        }
    }

    /// <summary>The path of a text with a control character in it; NUL is one, which no text in the database can hold.</summary>
    private static string? FirstControlCharacter(JsonElement body)
    {
        foreach (var member in body.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.Any(char.IsControl)) return member.Name;
            var within = member.Value.ValueKind switch
            {
                JsonValueKind.Object => FirstControlCharacter(member.Value),
                JsonValueKind.Array => member.Value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
                    .Select(FirstControlCharacter).FirstOrDefault(at => at is not null),
                _ => null,
            };
            if (within is not null) return $"{member.Name}.{within}";
        }

        return null;
    }
}
