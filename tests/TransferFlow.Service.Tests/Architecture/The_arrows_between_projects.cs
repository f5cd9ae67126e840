using System.Reflection;
using System.Xml.Linq;
using TransferFlow.Domain.Results;
using TransferFlow.Service;

namespace TransferFlow.Tests.Architecture;

public sealed class The_arrows_between_projects
{
    [Theory]
    [InlineData("TransferFlow.Domain", "")]
    [InlineData("TransferFlow.Ledger", "TransferFlow.Domain")]
    [InlineData("TransferFlow.Service", "TransferFlow.Domain TransferFlow.Ledger")]
    [InlineData("TransferFlow.Web", "TransferFlow.Service TransferFlow.Domain")]
    [InlineData("TransferFlow.Host", "TransferFlow.Web TransferFlow.Service TransferFlow.Domain TransferFlow.Ledger")]
    [InlineData("TransferFlow.Verifier", "TransferFlow.Domain TransferFlow.Ledger")]
    public void Go_one_way(string project, string allowed)
    {
        // A project that is not there yet has no arrows.
        if (ProjectFile(project) is not { } file) return;
        var references = file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .Where(name => name.StartsWith("TransferFlow.", StringComparison.Ordinal));

        references.Except(allowed.Split(' ')).ShouldBeEmpty();
    }

    [Fact]
    public void Leave_the_domain_without_a_package()
    {
        var file = ProjectFile("TransferFlow.Domain").ShouldNotBeNull();

        file.Descendants("PackageReference").Concat(file.Descendants("FrameworkReference")).Concat(file.Descendants("ProjectReference")).ShouldBeEmpty();
    }

    [Fact]
    public void Lead_from_the_domain_to_the_base_class_library_only() => typeof(Fact).Assembly.GetReferencedAssemblies()
        .Select(assembly => assembly.Name).ShouldAllBe(name => name!.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Do_not_lead_from_the_service_to_its_users() => typeof(TransferFlowService).Assembly.GetReferencedAssemblies()
        .Select(assembly => assembly.Name).ShouldNotContain(name => name == "TransferFlow.Web" || name == "TransferFlow.Host");

    [Fact]
    public void Hold_for_every_project_of_src()
    {
        var tested = typeof(The_arrows_between_projects).GetMethod(nameof(Go_one_way))!.GetCustomAttributes<InlineDataAttribute>()
            .Select(data => (string)data.GetData(null!).Single()[0]);

        Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)!)
            .Where(name => name.StartsWith("TransferFlow.", StringComparison.Ordinal)).Except(tested).ShouldBeEmpty();
    }

    private static XDocument? ProjectFile(string project)
    {
        var path = Path.Combine(Repository.Root, "src", project, $"{project}.csproj");
        return File.Exists(path) ? XDocument.Load(path) : null;
    }
}
