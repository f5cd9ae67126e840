using JasperFx;
using Marten;
using Marten.Exceptions;
using Microsoft.AspNetCore.DataProtection;

namespace TransferFlow.Service.Http;

public static partial class Once
{
    /// <summary>A request, of a program or of a page's form, that would have the receipt with this id.</summary>
    public sealed record Claim(string Id, string Request)
    {
        public Receipt For(string answer, bool isSecret, IDataProtectionProvider protection) =>
            new(Id, Request, isSecret ? protection.CreateProtector(nameof(Receipt)).Protect(answer) : answer, isSecret);

        /// <summary>Puts the receipt into the transaction of what the request does, or gives the one that shows that all was done before.</summary>
        /// <param name="write">Makes the receipt of what is answered.</param>
        public async Task<Receipt?> SettleAsync(Answer answer, Func<object, Receipt> write, IDocumentSession session, CancellationToken stop)
        {
            var isNew = answer is { Refusal: null, Value: not Logged { AlreadyKnown: true } };
            if (!isNew && await FindAsync(session, stop) is { } earlier) return earlier;
            if (answer.Value is { } value) session.Insert(write(value));
            return null;
        }

        public Task<Receipt?> FindAsync(IQuerySession session, CancellationToken stop) => session.LoadAsync<Receipt>(Id, stop);

        /// <summary>Whether a transaction failed because another one was faster: perhaps that of the same request, sent twice at once.</summary>
        public static bool IsLost(Exception e) =>
            e is DocumentAlreadyExistsException or ConcurrencyException or ExistingStreamIdCollisionException;
    }
}
