using System.Runtime.InteropServices;

namespace TransferFlow.Domain.Codes;

/// <summary>When a code or a membership holds.</summary>
/// <param name="From">The first day; null for as long as anything is known.</param>
/// <param name="To">The first day on which it no longer holds; null while no end is known.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Validity(DateOnly? From, DateOnly? To)
{
    /// <summary>Whether it holds on that day.</summary>
    public bool Includes(DateOnly day) => (From is null || From <= day) && (To is null || day < To);
}
