using System.Text.Json;
using JasperFx;
using Marten;
using Marten.Exceptions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using Wolverine.Http;

namespace TransferFlow.Service.Http;

/// <summary>
/// Idempotency keys: the same request with the same key gets the first answer and does nothing; another request with it is refused. The
/// receipt is not looked for before, which would cost every command a round trip: a repeat fails on the receipt that is there, or the decider
/// sees that there is nothing to do, and only then the receipt is read. Refusals leave none.
/// </summary>
public static partial class Once
{
    public const string Header = "Idempotency-Key";

    /// <summary>The longest key, in characters; they are visible ASCII.</summary>
    public const int LongestKey = 200;

    public static async Task<(IResult, Claim)> BeforeAsync(HttpContext http, Caller caller, CancellationToken stop)
    {
        var keys = http.Request.Headers[Header];
        if (keys is not [{ Length: > 0 and <= LongestKey } key] || key.Any(character => character is < '!' or > '~'))
            return (Problems.Of(keys.Count == 0 ? Missing : Bad, StatusCodes.Status400BadRequest), new("", ""));
        http.Request.EnableBuffering();
        var claim = new Claim(Receipt.IdOf(caller, key), await Receipt.HashOfAsync(http.Request, stop));
        http.Features.Set(claim);
        return (WolverineContinue.Result(), claim);
    }

    /// <summary>Puts the receipt into the transaction, or finds that all was done before.</summary>
    public static async Task AfterAsync(
        Claim claim, Answer answer, IDocumentSession session, IDataProtectionProvider protection, IOptions<JsonOptions> json, CancellationToken stop)
    {
        Receipt Write(object value) => claim.For(JsonSerializer.Serialize(value, json.Value.SerializerOptions), answer.IsSecret, protection);
        if (await claim.SettleAsync(answer, Write, session, stop) is { } earlier) throw new DoneBeforeException(earlier);
    }

    public static IResult OnException(DoneBeforeException e, HttpContext http, IDataProtectionProvider protection) =>
        Answer(e.Receipt, http.Features.GetRequiredFeature<Claim>(), protection);

    /// <summary>A repeat, or another request with the key, which the receipt has kept from being written.</summary>
    public static Task<IResult> OnExceptionAsync(DocumentAlreadyExistsException _, HttpContext http, IDocumentStore store, IDataProtectionProvider protection) =>
        AnswerAsync(http, store, protection);

    /// <summary>Someone else wrote first: perhaps the same request, sent twice at once.</summary>
    public static Task<IResult> OnExceptionAsync(ConcurrencyException _, HttpContext http, IDocumentStore store, IDataProtectionProvider protection) =>
        AnswerAsync(http, store, protection);

    public static Task<IResult> OnExceptionAsync(
        ExistingStreamIdCollisionException _, HttpContext http, IDocumentStore store, IDataProtectionProvider protection) => AnswerAsync(http, store, protection);

    private static Refusal Missing { get; } = new("idempotency-key-missing",
        new($"写入请求须带{Header}头。", $"A request that writes needs the header {Header}."), Header);

    private static Refusal Bad { get; } = new("bad-idempotency-key",
        new($"{Header}应为1至{LongestKey}个可见ASCII字符，且只出现一次。", $"{Header} is 1 to {LongestKey} visible ASCII characters, given once."), Header);

    private static Refusal Reused { get; } = new("idempotency-key-reused",
        new($"该{Header}已用于另一个请求。", $"This {Header} was used for another request."), Header);

    private static async Task<IResult> AnswerAsync(HttpContext http, IDocumentStore store, IDataProtectionProvider protection)
    {
        var claim = http.Features.GetRequiredFeature<Claim>();
        await using var session = store.QuerySession();
        return await claim.FindAsync(session, http.RequestAborted) is { } receipt
            ? Answer(receipt, claim, protection)
            : Problems.Of(Refusals.JustChanged, StatusCodes.Status409Conflict);
    }

    private static IResult Answer(Receipt receipt, Claim claim, IDataProtectionProvider protection) => receipt.Request == claim.Request
        ? Results.Text(receipt.IsSealed ? protection.CreateProtector(nameof(Receipt)).Unprotect(receipt.Answer) : receipt.Answer, "application/json")
        : Problems.Of(Reused);
}

/// <summary>The request was answered before.</summary>
public sealed class DoneBeforeException(Receipt receipt) : Exception
{
    public Receipt Receipt { get; } = receipt;
}
