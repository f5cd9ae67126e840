using Marten;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Codes;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Access;
using TransferFlow.Service.Http;
using Wolverine.Http;

namespace TransferFlow.Service.Administering;

/// <summary>
/// 停用代码: it stays known, for facts carry it; one that is dated later than its end is worth a warning. An end that was set wrongly can be set anew.
/// </summary>
/// <param name="ValidTo">The first day on which it is no longer in force.</param>
public sealed record EndCode(DateOnly ValidTo);

public static class EndCodeEndpoint
{
    [Needs(Act.ManageCatalogues)]
    [Answers(typeof(Done))]
    [WolverinePost("/api/v1/code-lists/{list}/codes/{code}/end")]
    public static async Task<Answer> Post(string list, string code, EndCode command, Desk desk, CancellationToken stop)
    {
        await desk.References.ReadAsync(stop);
        if (desk.Catalogues.Lists.Find(list) is not { } found) return Answer.Of(Unknown.CodeList);
        if (found.Entries.FirstOrDefault(one => one.Code == code) is not { } entry) return Answer.Of(Unknown.Code);
        var id = CodeAmendment.IdOf(list, code);
        if (list == CodeLists.Levels) return Answer.Of(AddCodeEndpoint.Fixed);
        if (entry.ValidTo == command.ValidTo) return Answer.Of(new Done(id, AlreadyDone: true));
        if (command.ValidTo <= entry.ValidFrom) return Answer.Of(EndsBeforeItBegins(entry));
        var amendment = await desk.Session.LoadAsync<CodeAmendment>(id, stop) ?? new(id, list, code, Added: null, ValidTo: null, desk.Now);
        desk.Session.Store(amendment with { ValidTo = command.ValidTo });
        desk.Record("code-ended", id, MemberChanges.Of(("validTo", Text(entry.ValidTo), Text(command.ValidTo))));
        return Answer.Of(new Done(id));
    }

    private static Refusal EndsBeforeItBegins(CodeEntry entry) => new("ends-before-it-begins",
        new($"该代码自{entry.ValidFrom:yyyy-MM-dd}起有效，停用日期须晚于此日。", $"The code is in force from {entry.ValidFrom:yyyy-MM-dd}; it ends later."), "validTo");

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd");
}
