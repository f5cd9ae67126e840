using Marten;
using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;

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

/// <summary>The people with an address who have not turned the digest off and can still sign in.</summary>
internal sealed class PeopleWithAddress(IDocumentStore store) : IRecipients
{
    public async Task<IReadOnlyList<Recipient>> ListAsync(CancellationToken stop)
    {
        await using var session = store.QuerySession();
        var people = await session.Query<Person>().Where(person => person.WantsDigest && !person.IsBarred && person.Email != null)
            .OrderBy(person => person.Id).ToListAsync(stop);
        return [.. people.Where(person => person.Email is { Length: > 0 }).Select(person => new Recipient(person.Caller, person.Email!, person.Language, person.Name))];
    }
}
