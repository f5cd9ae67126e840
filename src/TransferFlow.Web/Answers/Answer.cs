using System.Security.Cryptography;
using System.Text.Json;

namespace TransferFlow.Web.Answers;

/// <summary>A figure as its own bytes tell it: what a page shows is read from what its address answers.</summary>
/// <param name="Address">Where these bytes can be had again.</param>
/// <param name="Sha256">Of the bytes, in hexadecimal.</param>
public sealed record Answer<T>(T Figure, string Address, string Sha256)
    where T : IFigure
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    internal static Answer<T> Of(byte[] bytes)
    {
        var figure = JsonSerializer.Deserialize<T>(bytes, Options)!;
        return new(figure, figure.Address, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}

/// <summary>What every figure says of itself.</summary>
public interface IFigure
{
    string Address { get; }
}
