namespace TransferFlow.Domain.Access;

/// <summary>What someone comes for; each account and each key has one.</summary>
public enum Role
{
    /// <summary>孵化器: logs what happens to the results of its own organisation and at its own sites.</summary>
    Incubator = 1,

    /// <summary>区域主管部门: watches its region, and logs for it.</summary>
    Office = 2,

    /// <summary>审计: reads and exports everything, and writes nothing.</summary>
    Auditor = 3,

    /// <summary>管理员: people, organisations, sites and code lists; never facts.</summary>
    Administrator = 4,
}
