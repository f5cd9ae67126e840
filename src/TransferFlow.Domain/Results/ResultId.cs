using System.Security.Cryptography;
using System.Text;
using TransferFlow.Domain.Organisations;

namespace TransferFlow.Domain.Results;

/// <summary>
/// The key of a result's stream, made from its owner and number, so that a result cannot be registered twice:
/// <c>home-</c> and 128 bits of SHA-256 in Crockford's base 32 (<c>jjj-6t0n…</c>).
/// </summary>
public static class ResultId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 26;

    public static string Of(string home, string owner, string number)
    {
        // The separator cannot occur in either part: control characters are refused at the edge.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(owner + "\u001f" + number));
        return home + "-" + Base32(hash);
    }

    /// <summary>The home in which the result lives; <c>other</c> for text that is no result's key.</summary>
    public static string HomeOf(string id)
    {
        var dash = id.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && Homes.All.Contains(id[..dash]) ? id[..dash] : Homes.Other;
    }

    internal static string Base32(ReadOnlySpan<byte> hash)
    {
        var bits = new UInt128(
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash), System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
        return string.Create(Length, bits, static (text, rest) =>
        {
            for (var i = text.Length - 1; i >= 0; i--, rest >>= 5) text[i] = Alphabet[(int)(uint)(rest & 31)];
        });
    }
}
