using Microsoft.AspNetCore.Http;
using TransferFlow.Domain.Access;

namespace TransferFlow.Service.Http;

/// <summary>Tells every endpoint who calls.</summary>
public static class CallerMiddleware
{
    public static Caller Before(HttpContext http) => http.Caller();

    public static Caller Caller(this HttpContext http) => new("local", Role.Office, Region: Domain.Access.Caller.Country);
}
