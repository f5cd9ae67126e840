using Microsoft.OpenApi;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>Under which heading an operation stands: what its slice of the service is for.</summary>
internal static class Tags
{
    private static readonly Dictionary<string, string> descriptions = new()
    {
        ["Administering"] = "人员、密钥、机构、载体与代码。People, keys, organisations, sites and codes.",
        ["Notices"] = "待办与提醒。What waits for the caller.",
        ["Logging"] = "记录成果发生的事。Logging what happens to results.",
        ["Monitoring"] = "指标与成果列表。Figures, and the results behind them.",
        ["Auditing"] = "历史与位置。Histories and positions in the log.",
    };

    /// <summary>The part of a namespace that names the slice: <c>Logging</c> for <c>TransferFlow.Service.Logging.Importing</c>.</summary>
    public static string OfSlice(Type handler) => handler.Namespace!.Split('.') is [_, _, var slice, ..] ? slice : handler.Namespace;

    public static OpenApiTag Of(string slice) => new() { Name = slice, Description = descriptions.GetValueOrDefault(slice) };
}
