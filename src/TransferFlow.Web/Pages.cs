using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace TransferFlow.Web;

/// <summary>The pages for the three users, rendered on the server.</summary>
public static class Pages
{
    public static IServiceCollection AddTransferFlowPages(this IServiceCollection services) => services;

    public static void MapTransferFlowPages(this WebApplication app) => app.MapGet("/", () => "TransferFlow");
}
