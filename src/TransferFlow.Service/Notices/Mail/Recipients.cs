using TransferFlow.Domain;
using TransferFlow.Domain.Access;

namespace TransferFlow.Service.Notices.Mail;

/// <summary>Someone who wants the daily digest.</summary>
/// <param name="Caller">Decides what the digest can hold; its actor is the key by which no day has two digests.</param>
/// <param name="Address">An e-mail address, as the person typed it.</param>
/// <param name="Language"><c>en</c>; anything else is Chinese.</param>
/// <param name="Name">What the person is called, where the address should say so.</param>
public sealed record Recipient(Caller Caller, string Address, string Language, string? Name = null)
{
    public string In(Sentence sentence) => IsEnglish ? sentence.En : sentence.Zh;

    public bool IsEnglish => Language == "en";
}

/// <summary>Tells who wants the daily digest.</summary>
public interface IRecipients
{
    Task<IReadOnlyList<Recipient>> ListAsync(CancellationToken stop);
}

/// <summary>Nobody: there are no accounts, or none with an address.</summary>
internal sealed class NoRecipients : IRecipients
{
    public Task<IReadOnlyList<Recipient>> ListAsync(CancellationToken stop) => Task.FromResult<IReadOnlyList<Recipient>>([]);
}
