using Microsoft.AspNetCore.Http;

namespace TransferFlow.Service.Http;

/// <summary>Gives whoever accepts no JSON a problem all the same: the framework would leave it without words.</summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => Problems.IsApi(context.HttpContext);

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        Problems.Complete(context);
        await context.HttpContext.Response.WriteAsJsonAsync(
            context.ProblemDetails, options: null, "application/problem+json", context.HttpContext.RequestAborted);
    }
}
