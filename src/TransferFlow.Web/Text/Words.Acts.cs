using TransferFlow.Domain;
using TransferFlow.Service.Storage;

namespace TransferFlow.Web.Text;

internal static partial class Words
{
    private static readonly Dictionary<string, Sentence> acts = new()
    {
        ["person-created"] = new("新建账号", "Account created"),
        ["person-changed"] = new("更改账号", "Account changed"),
        ["person-barred"] = new("停用账号", "Account barred"),
        ["person-unbarred"] = new("恢复账号", "Account unbarred"),
        ["person-given-password"] = new("发放一次性密码", "One-time password given"),
        ["person-erased"] = new("删除个人信息", "Personal data erased"),
        ["key-created"] = new("新建密钥", "Key created"),
        ["key-revoked"] = new("吊销密钥", "Key revoked"),
        ["organisation-created"] = new("登记机构", "Organisation created"),
        ["organisation-changed"] = new("更改机构", "Organisation changed"),
        ["site-created"] = new("登记载体", "Site created"),
        ["site-changed"] = new("更改载体", "Site changed"),
        ["code-added"] = new("新增代码", "Code added"),
        ["code-ended"] = new("停用代码", "Code ended"),
    };

    /// <summary>What stands in the record.</summary>
    public static Sentence OfAct(string what) => acts.GetValueOrDefault(what, new(what, what));

    /// <summary>That it is done, on the page that the form leads to; null for what is not one of these.</summary>
    public static Sentence? DoneOf(string? code) =>
        code is not null && acts.TryGetValue(code, out var act) ? new($"已完成：{act.Zh}。", $"Done: {act.En.ToLowerInvariant()}.") : null;

    public static Sentence OfChange(MemberChange change)
    {
        var member = OfMember(change.Member);
        return (change.From, change.To) switch
        {
            (null, null) => member,
            (null, var to) => new($"{member.Zh}：{to}", $"{member.En}: {to}"),
            var (from, to) => new($"{member.Zh}：{from} → {to}", $"{member.En}: {from} → {to}"),
        };
    }

    private static Sentence OfMember(string member) => member switch
    {
        "role" => RoleName,
        "organisation" => Organisation,
        "region" => Region,
        "name" => PersonName,
        "email" => Email,
        "language" => LanguageName,
        "digest" => WantsDigest,
        "readOnly" => ReadOnly,
        "expiresAt" => ExpiresAt,
        "zh" => NameInChinese,
        "en" => NameInEnglish,
        "verified" => Verified,
        "kind" => Kind,
        "validFrom" => ValidFrom,
        "validTo" => ValidTo,
        "source" => Source,
        _ => new(member, member),
    };
}
