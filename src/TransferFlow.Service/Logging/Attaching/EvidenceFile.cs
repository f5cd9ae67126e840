using System.Security.Cryptography;
using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Logging.Attaching;

/// <summary>A file that has been looked at and can be evidence.</summary>
/// <param name="MediaType">By its content.</param>
/// <param name="Sha256">In lower-case hexadecimal.</param>
public sealed record EvidenceFile(string Name, string MediaType, string Sha256, byte[] Content)
{
    /// <summary>Looks at a file; gives it or says why it cannot be evidence.</summary>
    /// <param name="declaredType">As what its sender's program sends it, without parameters.</param>
    public static (EvidenceFile? File, Refusal? Fault) Of(string name, string? declaredType, byte[] content)
    {
        if (EvidenceRules.SizeFault(content.Length) is { } fault) return (null, fault);
        var kinds = ContentKinds.Of(content);
        if (kinds.Count == 0) return (null, EvidenceRules.TypeNotAllowed());
        if (kinds.FirstOrDefault(kind => kind.Fits(name)) is not { } fitting) return (null, EvidenceRules.TypeMismatch(name, kinds));
        if (!fitting.IsMeantBy(declaredType)) return (null, EvidenceRules.TypeMismatch(declaredType!, kinds));
        return (new(name, fitting.MediaType, Convert.ToHexStringLower(SHA256.HashData(content)), content), null);
    }
}
