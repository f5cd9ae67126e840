using System.Text;
using System.Text.Json;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Http;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Logging;

/// <summary>
/// The receipts of forms that pages send: the same documents as those of programs, so that a form that is sent twice, by a double click or by
/// reloading, logs once.
/// </summary>
internal static class FormReceipt
{
    private static Refusal Reused { get; } = new("idempotency-key-reused", new(
        "这张表单已经提交过，内容与这次不同；请核对成果的记录后再提交。",
        "This form was sent before, with other content. Look at what is logged, then send it again if it is meant."));

    /// <summary>The claim of a command with a key; null without one. It is known by the fact that it would log.</summary>
    public static Once.Claim? Claim(string? key, ResultStream result, ResultCommand command, Circumstances circumstances)
    {
        // A form that is unsound logs nothing.
        if (key is null || command.Unsound is not null) return null;
        var fact = command.ToFact(circumstances, result);
        // What is about the record has the day of its recording, which is no part of what the form says.
        if (fact.IsAboutTheRecord) fact = fact with { OccurredOn = default };
        var said = $"form {result.Id} {command.Version}\n{fact.Code()} {Encoding.UTF8.GetString(FactJson.Write(fact))}\n{command.Note}";
        return new(Receipt.IdOf(circumstances.Caller, key), Receipt.HashOf(said));
    }

    public static Receipt For(this Once.Claim claim, object answer) =>
        new(claim.Id, claim.Request, JsonSerializer.Serialize((Logged)answer, FactJson.Options), IsSealed: false);

    /// <summary>The first answer, if the receipt is that of the same form with the same content.</summary>
    public static Answer Answer(this Once.Claim claim, Receipt receipt) => receipt.Request == claim.Request
        ? Http.Answer.Of(JsonSerializer.Deserialize<Logged>(receipt.Answer, FactJson.Options)!)
        : Http.Answer.Of(Reused);
}
