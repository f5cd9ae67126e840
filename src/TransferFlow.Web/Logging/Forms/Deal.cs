using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Logging.Forms;

/// <summary>The deal in force that a form is about.</summary>
internal static class Deal
{
    private const string Number = "contract_no";

    /// <summary>The one that the address asks for, else the first.</summary>
    public static DealPeriod? Asked(Scene scene) =>
        scene.DealsInForce.FirstOrDefault(deal => deal.ContractNumber == scene.Asked[Number]) ?? scene.DealsInForce.FirstOrDefault();

    public static string Query(DealPeriod deal) => WebAddress.Of("", [(Number, deal.ContractNumber)]);

    public static FormField Field(Scene scene) => new(Number, Words.ContractNumber, FieldKind.Choice)
    {
        IsRequired = true,
        Options = [.. scene.DealsInForce.Select(deal => new Option(deal.ContractNumber, new(deal.ContractNumber, deal.ContractNumber)))],
        Initial = Asked(scene)?.ContractNumber,
    };
}
