using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using TransferFlow.Domain.Results;

namespace TransferFlow.Tests.Architecture;

/// <summary>
/// Time, chance and the machine come in with the command or not at all: what the same facts amount to must not depend on when or where it is asked.
/// The compiled assembly says what it uses, so nothing can hide behind an alias.
/// </summary>
public sealed class The_domain_is_pure
{
    private static readonly string[] outside =
    [
        "System.Random.", "System.Environment.", "System.TimeProvider.", "System.TimeZoneInfo.", "System.Console.", "System.Diagnostics.Stopwatch.",
        "System.Globalization.CultureInfo.get_CurrentCulture", "System.Globalization.CultureInfo.get_CurrentUICulture", "System.Threading.", "System.Security.Cryptography.RandomNumberGenerator.",
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.IO.File.", "System.IO.Directory.", "System.Net.", "System.Data.",
    ];

    [Fact]
    public void It_asks_neither_a_clock_nor_chance_nor_the_machine()
    {
        var used = MembersUsedBy(typeof(Fact).Assembly.Location).ToList();

        used.ShouldContain("System.DateOnly.AddDays");
        // Compilers let every iterator remember its thread.
        used.Where(member => member != "System.Environment.get_CurrentManagedThreadId").Where(member => outside.Any(forbidden => member.StartsWith(forbidden, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void It_computes_exponentials_and_logarithms_by_its_own_port_for_their_bits_differ_between_machines()
    {
        var used = MembersUsedBy(typeof(Fact).Assembly.Location).ToList();

        used.ShouldContain("System.Math.Sqrt");
        used.Intersect(["System.Math.Exp", "System.Math.Log", "System.Math.Pow", "System.Double.Exp", "System.Double.Log", "System.Double.Pow"]).ShouldBeEmpty();
    }

    private static IEnumerable<string> MembersUsedBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference) continue;
            var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
            yield return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
        }
    }
}
