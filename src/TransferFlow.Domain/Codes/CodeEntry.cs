namespace TransferFlow.Domain.Codes;

/// <summary>One code of a code list.</summary>
/// <param name="Code">The code as facts carry it.</param>
/// <param name="Zh">The name on a Chinese screen.</param>
/// <param name="En">The name on an English screen.</param>
/// <param name="ValidFrom">The first day the code is in force; null for as long as anything is known.</param>
/// <param name="ValidTo">The first day it no longer is; null while no end is known.</param>
/// <param name="Source">The law or the standard that it stands in.</param>
public sealed record CodeEntry(string Code, string Zh, string En, DateOnly? ValidFrom, DateOnly? ValidTo, string? Source = null)
{
    /// <summary>Whether the code is in force on that day.</summary>
    public bool InForce(DateOnly on) => new Validity(ValidFrom, ValidTo).Includes(on);
}
