using System.Collections.Frozen;

namespace TransferFlow.Domain.Access;

/// <summary>How far a right goes.</summary>
public enum Reach
{
    Nothing = 0,

    /// <summary>What is one's own: of one's organisation, at its sites, or accepted by them; of keys, those one has made.</summary>
    Own,

    /// <summary>What lies in one's region.</summary>
    Region,

    Everything,
}

/// <summary>Who may do what: the one table. What does not stand in it is refused.</summary>
public static class Rights
{
    private static readonly FrozenDictionary<Act, (Reach Incubator, Reach Office, Reach Auditor, Reach Administrator)> table =
        new Dictionary<Act, (Reach, Reach, Reach, Reach)>
        {
            //                        incubator          office             auditor            administrator
            [Act.SeeFigures] =       (Reach.Everything,  Reach.Everything,  Reach.Everything,  Reach.Nothing),
            [Act.SeeResults] =       (Reach.Own,         Reach.Region,      Reach.Everything,  Reach.Nothing),
            [Act.LogFacts] =         (Reach.Own,         Reach.Region,      Reach.Nothing,     Reach.Nothing),
            [Act.AnswerHandovers] =  (Reach.Own,         Reach.Region,      Reach.Nothing,     Reach.Nothing),
            [Act.ApproveCorrections] = (Reach.Own,       Reach.Region,      Reach.Nothing,     Reach.Nothing),
            [Act.ExportFacts] =      (Reach.Own,         Reach.Region,      Reach.Everything,  Reach.Nothing),
            [Act.SeeCatalogues] =    (Reach.Everything,  Reach.Everything,  Reach.Everything,  Reach.Everything),
            [Act.ManageCatalogues] = (Reach.Nothing,     Reach.Nothing,     Reach.Nothing,     Reach.Everything),
            [Act.ManagePeople] =     (Reach.Nothing,     Reach.Nothing,     Reach.Nothing,     Reach.Everything),
            [Act.ManageKeys] =       (Reach.Own,         Reach.Own,         Reach.Own,         Reach.Everything),
            [Act.SeeAdministration] = (Reach.Nothing,    Reach.Nothing,     Reach.Everything,  Reach.Everything),
            [Act.ManageOwnAccount] = (Reach.Own,         Reach.Own,         Reach.Own,         Reach.Own),
        }.ToFrozenDictionary();

    /// <summary>How far this right of this role goes.</summary>
    public static Reach Of(Role role, Act act) => !table.TryGetValue(act, out var row) ? Reach.Nothing : role switch
    {
        Role.Incubator => row.Incubator,
        Role.Office => row.Office,
        Role.Auditor => row.Auditor,
        Role.Administrator => row.Administrator,
        _ => Reach.Nothing,
    };

    /// <summary>Whether only people can do it, and no machine that shows a key.</summary>
    public static bool IsForPeople(Act act) => act is Act.ApproveCorrections;

    /// <summary>Whether the act changes something, so that a caller who may only read cannot do it.</summary>
    public static bool Writes(Act act) => act is not (Act.SeeFigures or Act.SeeResults or Act.ExportFacts or Act.SeeCatalogues or Act.SeeAdministration);
}
