using Marten;
using TransferFlow.Service.Access;

namespace TransferFlow.Service.Administering;

/// <summary>Keys belong to who made them: a person or, for keys that programs make, another key.</summary>
internal static class Keys
{
    /// <summary>All keys of a maker, with those that these have made in turn.</summary>
    public static async Task<IReadOnlyList<AccessKey>> MadeByAsync(IQuerySession session, string maker, CancellationToken stop)
    {
        var all = new List<AccessKey>();
        for (string[] makers = [maker]; makers.Length > 0;)
        {
            var made = await session.Query<AccessKey>().Where(key => key.Owner.IsOneOf(makers)).ToListAsync(stop);
            all.AddRange(made);
            makers = [.. made.Select(key => key.Id)];
        }

        return all;
    }

    /// <summary>Ends all of them.</summary>
    /// <param name="forgetNotes">Whether their notes go, too, for they may tell who it was.</param>
    public static async Task RevokeMadeByAsync(Desk desk, string maker, CancellationToken stop, bool forgetNotes = false)
    {
        foreach (var key in await MadeByAsync(desk.Session, maker, stop))
        {
            var ended = Revoke(desk, key) with { Note = forgetNotes ? "" : key.Note };
            if (ended != key) desk.Session.Update(ended);
        }
    }

    /// <summary>The key as it is once it has ended; that it ends now is put into the record.</summary>
    public static AccessKey Revoke(Desk desk, AccessKey key)
    {
        if (key.RevokedAt is not null) return key;
        desk.Record("key-revoked", key.Id);
        return key with { RevokedAt = desk.Now };
    }
}
