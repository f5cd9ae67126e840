using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using TransferFlow.Service;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace TransferFlow.Tests.Architecture;

/// <summary>
/// Logging, monitoring, auditing and administering are what four users come for, and notices tell them when to come; each can be read, and changed,
/// without the others.
/// </summary>
public sealed class The_slices_of_the_service
{
    private static readonly string[] slices = ["Logging", "Monitoring", "Auditing", "Administering", "Notices"];

    private static readonly ArchUnitNET.Domain.Architecture service = new ArchLoader().LoadAssembly(typeof(TransferFlowService).Assembly).Build();

    [Theory]
    [InlineData("Logging")]
    [InlineData("Monitoring")]
    [InlineData("Auditing")]
    [InlineData("Notices")]
    [InlineData("Administering")]
    public void Do_not_reach_into_each_other(string slice) => Reaching(slice, slices.Where(other => other != slice)).ShouldBeEmpty();

    [Fact]
    public void Are_not_known_to_the_storage_that_they_stand_on() => Reaching("Storage", slices).ShouldBeEmpty();

    private static IEnumerable<string> Reaching(string from, IEnumerable<string> others)
    {
        service.Types.ShouldContain(type => type.FullName.StartsWith($"TransferFlow.Service.{from}.", StringComparison.Ordinal));
        var into = Types().That().ResideInNamespaceMatching($@"^TransferFlow\.Service\.({string.Join('|', others)})(\.|$)");
        return Types().That().ResideInNamespaceMatching($@"^TransferFlow\.Service\.{from}(\.|$)").Should().NotDependOnAny(into)
            .Evaluate(service).Where(result => !result.Passed).Select(result => result.Description);
    }
}
