using System.Security.Cryptography;
using System.Text;
using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Organisations;

/// <summary>Facts name sites by id, too. One that comes without a code of its own gets an id made from whose it is and what it is called.</summary>
public static class SiteId
{
    public static string Of(string organisation, string name) =>
        "site-" + ResultId.Base32(SHA256.HashData(Encoding.UTF8.GetBytes($"{organisation}\u001f{name}")))[..20];
}
