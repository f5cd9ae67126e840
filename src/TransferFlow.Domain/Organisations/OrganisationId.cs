using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Organisations;

/// <summary>
/// Facts name organisations by an opaque id, so that a name can change or be erased without touching a fact. Text that is already a
/// code stands for itself; any other text is a name, and its id is made from the name, so that the same file means the same organisations everywhere.
/// </summary>
public static partial class OrganisationId
{
    public static string Of(string codeOrName) => Code().IsMatch(codeOrName)
        ? codeOrName
        : "org-" + ResultId.Base32(SHA256.HashData(Encoding.UTF8.GetBytes(codeOrName)))[..20];

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{0,63}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
