using TransferFlow.Domain;
using TransferFlow.Domain.Access;

namespace TransferFlow.Web.SigningIn;

/// <summary>A part that one can play in the demo, without an account. There are none but in the environment Development.</summary>
internal sealed record DemoPart(Caller Caller, Sentence Name)
{
    public static IReadOnlyList<DemoPart> All { get; } =
    [
        new(new("demo-owner", Role.Incubator, "demo-univ-bj-01"), new("成果持有单位：示例北京第一大学", "Owner: Demo Beijing University 1")),
        new(new("demo-host", Role.Incubator, "demo-op-he-pilot-01"), new("中试基地：示例保定中试基地", "Pilot base: Demo Baoding")),
        new(new("demo-office", Role.Office, Region: "130000"), new("区域主管部门：河北省", "Regional office: Hebei")),
        new(new("demo-country", Role.Office, Region: Caller.Country), new("全国主管部门", "National office")),
        new(new("demo-auditor", Role.Auditor), new("审计", "Auditor")),
        new(new("demo-administrator", Role.Administrator), new("管理员", "Administrator")),
    ];
}
