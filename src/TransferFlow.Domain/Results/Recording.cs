namespace TransferFlow.Domain.Results;

/// <summary>How a fact was recorded.</summary>
/// <param name="On">The date in China on which it was.</param>
/// <param name="Organisation">The organisation for which it was; empty where none is on record.</param>
/// <param name="Import">The import that brought it; null where it was logged by itself.</param>
public readonly record struct Recording(DateOnly On, string Organisation, string? Import);
