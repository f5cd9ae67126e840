using System.Text.RegularExpressions;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>新增代码. Commands and imports accept it at once, on other servers within seconds. It can be ended, never removed.</summary>
/// <param name="Code">1 to 64 of <c>A-Z a-z 0-9 . -</c>, beginning with a letter or a digit.</param>
/// <param name="ValidFrom">The first day on which it is in force.</param>
/// <param name="Source">The law or the standard that it stands in.</param>
public sealed record AddCode(string Code, string Zh, string En, DateOnly ValidFrom, string Source);

public static partial class AddCodeEndpoint
{
    [Needs(Act.ManageCatalogues)]
    [Answers(typeof(Done))]
    [WolverinePost("/api/v1/code-lists/{list}/codes")]
    public static async Task<Answer> Post(string list, AddCode command, Desk desk, CancellationToken stop)
    {
        await desk.References.ReadAsync(stop);
        if (desk.Catalogues.Lists.Find(list) is not { } found) return Answer.Of(Unknown.CodeList);
        if (FaultOf(command, found) is { } fault) return Answer.Of(fault);
        var id = CodeAmendment.IdOf(list, command.Code);
        var entry = new CodeEntry(command.Code, command.Zh, command.En, command.ValidFrom, ValidTo: null, command.Source);
        desk.Session.Insert(new CodeAmendment(id, list, command.Code, entry, ValidTo: null, desk.Now));
        desk.Record("code-added", id, MemberChanges.Of(
            ("zh", null, command.Zh), ("en", null, command.En), ("validFrom", null, $"{command.ValidFrom:yyyy-MM-dd}"), ("source", null, command.Source)));
        return Answer.Of(new Done(id));
    }

    internal static Refusal Fixed { get; } = new("fixed-list",
        new("技术成熟度等级由国家标准固定。", "The levels of readiness are fixed by a national standard."));

    private static Refusal? FaultOf(AddCode command, CodeList list) =>
        list.Name == CodeLists.Levels ? Fixed
        : !Code().IsMatch(command.Code) ? new("bad-code", new(
            "代码应为1至64个字母、数字、点或连字符，以字母或数字开头。",
            "A code is 1 to 64 letters, digits, dots and hyphens, beginning with a letter or a digit."), "code")
        : list.Entries.Any(entry => string.Equals(entry.Code, command.Code, StringComparison.OrdinalIgnoreCase)) ? CatalogueRules.Exists("code", command.Code)
        : FactRules.Text("zh", command.Zh) ?? FactRules.Text("en", command.En) ?? FactRules.Text("source", command.Source)
            ?? NameFault("zh", command.Zh, list) ?? NameFault("en", command.En, list);

    /// <summary>Files call codes by their names, so a name that goes on means one code.</summary>
    private static Refusal? NameFault(string member, string name, CodeList list) => list.Find(name) is { ValidTo: null } other
        ? new("name-taken", new($"代码{other.Code}已用此名。", $"The code {other.Code} bears this name."), member)
        : null;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]{0,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
