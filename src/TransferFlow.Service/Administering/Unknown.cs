using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Administering;

/// <summary>What an address names and nobody knows.</summary>
internal static class Unknown
{
    public static Refusal Person { get; } = new("not-found", new("没有该账号。", "There is no such account."));

    public static Refusal Key { get; } = new("not-found", new("没有该密钥。", "There is no such key."));

    public static Refusal Organisation { get; } = new("not-found", new("没有该机构。", "There is no such organisation."));

    public static Refusal Site { get; } = new("not-found", new("没有该载体。", "There is no such site."));

    public static Refusal CodeList { get; } = new("not-found", new("没有该代码表。", "There is no such code list."));

    public static Refusal Code { get; } = new("not-found", new("代码表中没有该代码。", "There is no such code in the list."));

    public static Refusal Region { get; } = new("not-found", new("没有该区域代码。", "There is no such region code."));
}
