using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;

namespace TransferFlow.Service.Administering;

/// <summary>What holds for whatever is done to an account.</summary>
internal static class People
{
    private const int LongestUserName = 100;
    private const int LongestEmail = 254;

    /// <summary>The account, or why it cannot be changed: there is none, or nothing is left of it.</summary>
    public static async Task<(Person? Person, Refusal? Refusal)> FindAsync(Desk desk, string id, CancellationToken stop) =>
        await desk.Session.LoadAsync<Person>(id, stop) switch
        {
            null => (null, Unknown.Person),
            { ErasedAt: not null } => (null, new("person-erased", new("该账号的个人信息已删除，不能再更改。", "This account has been erased; nothing of it can change."))),
            var person => (person, null),
        };

    /// <summary>
    /// Why the account may not be barred, erased or demoted: it is the caller's own, or nobody else could administer then. Pure.
    /// </summary>
    /// <param name="others">How many other administrators can sign in.</param>
    public static Refusal? Lockout(Caller caller, Person person, int others) =>
        caller.Actor == person.Id ? new("yourself", new("不能对自己的账号这样做，请由其他管理员操作。", "You cannot do this to your own account; ask another administrator."))
        : person is { Role: Role.Administrator, IsBarred: false } && others == 0 ? new("last-administrator",
            new("这是最后一个可用的管理员账号。", "This is the last account that can administer."))
        : null;

    public static async Task<Refusal?> LockoutAsync(Desk desk, Person person, CancellationToken stop) => Lockout(
        desk.Caller, person,
        await desk.Session.Query<Person>().CountAsync(other => other.Role == Role.Administrator && !other.IsBarred && other.Id != person.Id, stop));

    public static Refusal? UserNameFault(string userName) =>
        FactRules.Text("userName", userName, LongestUserName);

    /// <summary>What is wrong with how a person is called and reached; empty texts say that there is none.</summary>
    public static Refusal? ContactFault(string? name, string? email, string? language) =>
        (string.IsNullOrEmpty(name) ? null : FactRules.Text("name", name))
        ?? (string.IsNullOrEmpty(email) ? null : FactRules.Text("email", email, LongestEmail) ?? (IsEmail(email) ? null : new(
            "bad-email", new("电子邮件地址不正确。", "This is no e-mail address."), "email")))
        ?? (language is null or "zh" or "en" ? null : new("bad-language", new("语言应为zh或en。", "The language is zh or en."), "language"));

    // Only mail that arrives proves an address; this finds what was typed into the wrong field.
    private static bool IsEmail(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
}
