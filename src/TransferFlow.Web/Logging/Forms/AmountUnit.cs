using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging.Forms;

/// <summary>Contracts are often written in units of ten thousand yuan, 万元.</summary>
internal static class AmountUnit
{
    public const string Field = "amount_unit";
    public const string One = "1";

    private const string TenThousand = "10000";

    public static IReadOnlyList<Option> Options { get; } = [new(One, Words.UnitOne), new(TenThousand, Words.UnitTenThousand)];

    /// <summary>What one unit of the typed amounts is worth.</summary>
    public static decimal Of(Typed typed) => typed[Field] == TenThousand ? 10_000m : 1m;
}
