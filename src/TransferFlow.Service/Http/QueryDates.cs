using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using Wolverine.Http;

namespace TransferFlow.Service.Http;

/// <summary>
/// Takes dates in addresses as they are documented, and no others: left to itself the endpoint would guess that 03.02.2024 is in March.
/// </summary>
public static class QueryDates
{
    public static IApplicationBuilder UseTransferFlowQueries(this IApplicationBuilder app) => app.Use((http, next) =>
        http.Request.QueryString.HasValue && FaultOf(http) is { } fault
            ? Problems.Of(fault, StatusCodes.Status400BadRequest).ExecuteAsync(http) : next(http));

    private static Refusal? FaultOf(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<HttpChain>() is not { } chain) return null;
        foreach (var parameter in chain.Method.Method.GetParameters())
        {
            if (parameter.ParameterType != typeof(DateOnly) && parameter.ParameterType != typeof(DateOnly?)) continue;
            var name = parameter.Name!;
            foreach (var text in http.Request.Query[name])
            {
                if (text is { Length: > 0 } && IsoDate.Find(text) is null)
                    return new("bad-parameter", new($"参数“{name}”应为日期，如2026-06-30。", $"'{name}' should be a date such as 2026-06-30."), name);
            }
        }

        return null;
    }
}
