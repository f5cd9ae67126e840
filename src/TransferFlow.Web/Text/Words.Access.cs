using TransferFlow.Domain;
using TransferFlow.Domain.Access;

namespace TransferFlow.Web.Text;

internal static partial class Words
{
    public static readonly Sentence SignIn = new("登录", "Sign in");
    public static readonly Sentence SignOut = new("退出", "Sign out");
    public static readonly Sentence UserName = new("用户名", "User name");
    public static readonly Sentence Password = new("密码", "Password");
    public static readonly Sentence SignInByIssuer = new("用单位账号登录", "Sign in with your organisation's account");
    public static readonly Sentence SignInFailed = new(
        "用户名或密码不正确，或账号已停用；连续输错五次的账号会锁定五分钟。",
        "The user name or the password is wrong, or the account is barred; five failures in a row lock an account for five minutes.");
    public static readonly Sentence IssuerFailed = new(
        "单位账号登录未成功：可能已取消，或该账号在此没有角色、机构或区域。请联系管理员。",
        "The sign-in did not succeed: it was cancelled, or that account has no role, organisation or region here. Ask an administrator.");
    public static readonly Sentence DemoParts = new("演示角色", "Demo roles");
    public static readonly Sentence DemoPartsText = new("仅在开发环境：无需账号即可切换角色。", "In Development only: switch roles without an account.");

    public static readonly Sentence Account = new("我的账号", "My account");
    public static readonly Sentence AccountElsewhere = new("您的账号由单位管理，请在那里修改。", "Your account is kept elsewhere; change it there.");
    public static readonly Sentence RoleName = new("角色", "Role");
    public static readonly Sentence ChangePassword = new("修改密码", "Change password");
    public static readonly Sentence CurrentPassword = new("现密码", "Current password");
    public static readonly Sentence NewPassword = new("新密码", "New password");
    public static readonly Sentence NewPasswordAgain = new("再次输入新密码", "New password again");
    public static readonly Sentence PasswordRule = new("至少12个字符，至少5种不同的字符。", "At least 12 characters, 5 of them different.");
    public static readonly Sentence PasswordChanged = new("密码已修改，其他会话已结束。", "The password is changed, and other sessions have ended.");
    public static readonly Sentence MustChangePassword = new(
        "这是一次性密码，请先设定自己的密码。", "This password serves once; choose one of your own before you go on.");
    public static readonly Sentence PasswordsDiffer = new("两次输入的新密码不同。", "The two new passwords differ.");
    public static readonly Sentence PasswordIsSame = new("新密码与现密码相同。", "The new password is the current one.");
    public static readonly Sentence CurrentPasswordIsWrong = new("现密码不正确。", "The current password is wrong.");

    public static readonly Sentence NotPermitted = new("无权访问", "Not permitted");
    public static readonly Sentence NotPermittedText = new("您的角色没有这项权限。", "Your role does not include this.");

    public static Sentence Of(Role role) => role switch
    {
        Role.Incubator => new("孵化器操作员", "Incubator operator"),
        Role.Office => new("区域主管部门", "Regional office"),
        Role.Auditor => new("审计", "Auditor"),
        _ => new("管理员", "Administrator"),
    };
}
