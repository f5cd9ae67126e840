namespace TransferFlow.Domain.Access;

/// <summary>What can be done, as far as rights tell one thing from another.</summary>
public enum Act
{
    /// <summary>To ask for figures, which count results and name none.</summary>
    SeeFigures = 1,

    /// <summary>To find results and to read their facts and their evidence.</summary>
    SeeResults,

    /// <summary>To register results and to log their facts, one at a time or from a file.</summary>
    LogFacts,

    /// <summary>To accept or decline a handover for the site that it is offered to.</summary>
    AnswerHandovers,

    /// <summary>
    /// To approve or refuse what others want corrected. It takes a person: a key could be the second hand of whoever asks. Asking, and withdrawing
    /// what one has asked for, is part of logging.
    /// </summary>
    ApproveCorrections,

    /// <summary>To take the facts away as a file.</summary>
    ExportFacts,

    /// <summary>To read regions, code lists, organisations and sites, which everyone needs in order to say anything.</summary>
    SeeCatalogues,

    /// <summary>To change organisations, sites and code lists.</summary>
    ManageCatalogues,

    /// <summary>To create, change and bar accounts.</summary>
    ManagePeople,

    /// <summary>To create and revoke keys for machines.</summary>
    ManageKeys,

    /// <summary>To read what administrators have done.</summary>
    SeeAdministration,

    /// <summary>To change one's own password and language, and to sign out.</summary>
    ManageOwnAccount,
}
