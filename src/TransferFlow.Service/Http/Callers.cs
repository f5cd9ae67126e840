using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;

namespace TransferFlow.Service.Http;

/// <summary>Tells every endpoint who calls.</summary>
public static class CallerMiddleware
{
    public static Caller Before(HttpContext http) => http.Caller();

    /// <summary>Who calls; asked only where a right was needed to come this far.</summary>
    public static Caller Caller(this HttpContext http) =>
        CallerClaims.Read(http.User) ?? throw new InvalidOperationException($"{http.Request.Path} is reached by nobody.");
}
