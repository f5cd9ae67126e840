using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TransferFlow.Domain.Results;
using TransferFlow.Service;

namespace TransferFlow.Tests.Architecture;

public sealed partial class The_shape_of_the_code
{
    private static readonly Assembly[] product = [typeof(Fact).Assembly, typeof(TransferFlowService).Assembly, typeof(Web.Pages).Assembly, typeof(Program).Assembly];

    [Fact]
    public void Every_class_is_sealed_static_or_abstract() => product.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsGenerated(type) && type != typeof(Program) && !typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type))
        .Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void No_file_has_more_than_300_lines() =>
        Repository.CodeIn("src").Where(file => file.Lines.Length > 300).Select(file => $"{file.Path}: {file.Lines.Length}").ShouldBeEmpty();

    [Fact]
    public void Half_of_the_files_have_at_most_60_lines() =>
        Repository.CodeIn("src").Select(file => file.Lines.Length).Order().ElementAt(Repository.CodeIn("src").Count() / 2).ShouldBeLessThanOrEqualTo(60);

    [Fact]
    public void Namespaces_are_file_scoped_and_nothing_is_left_to_do()
    {
        var code = Repository.CodeIn("src").ToList();

        code.Where(file => file.Lines.Any(line => BlockNamespace().IsMatch(line))).Select(file => file.Path).ShouldBeEmpty();
        code.Where(file => file.Lines.Any(line => Unfinished().IsMatch(line))).Select(file => file.Path).ShouldBeEmpty();
    }

    [Fact]
    public void The_names_of_tests_are_sentences() => (
        from file in Repository.CodeIn("tests")
        where !file.Path.StartsWith("tests/TransferFlow.Benchmarks/", StringComparison.Ordinal)
        from pair in file.Lines.Zip(file.Lines.Skip(1))
        where TestAttribute().IsMatch(pair.First)
        let name = TestMethod().Match(pair.Second)
        where name.Success && name.Groups["name"].Value.Split('_').Length < 3
        select $"{file.Path}: {name.Groups["name"].Value}").ShouldBeEmpty();

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.Contains('<', StringComparison.Ordinal)
        || type.Namespace?.Contains("Generated", StringComparison.Ordinal) == true || (type.DeclaringType is { } outer && IsGenerated(outer));

    [GeneratedRegex(@"^\s*namespace [\w.]+\s*\{?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bHACK\b|NotImplementedException", RegexOptions.NonBacktracking)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^\s*\[(Fact|Theory|InlineData|MemberData)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TestAttribute();

    [GeneratedRegex(@"^\s*public .*?\b(?<name>\w+)\(", RegexOptions.NonBacktracking)]
    private static partial Regex TestMethod();
}
