using TransferFlow.Domain.Access;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Access;

/// <summary>The table of rights as its readers understand it; whoever changes a right changes it here, too.</summary>
public sealed class Who_may_do_what
{
    private const string Table =
        """
                           Incubator   Office      Auditor     Administrator
        SeeFigures         Everything  Everything  Everything  Nothing
        SeeResults         Own         Region      Everything  Nothing
        LogFacts           Own         Region      Nothing     Nothing
        AnswerHandovers    Own         Region      Nothing     Nothing
        ApproveCorrections Own         Region      Nothing     Nothing
        ExportFacts        Own         Region      Everything  Nothing
        SeeCatalogues      Everything  Everything  Everything  Everything
        ManageCatalogues   Nothing     Nothing     Nothing     Everything
        ManagePeople       Nothing     Nothing     Nothing     Everything
        ManageKeys         Own         Own         Own         Everything
        SeeAdministration  Nothing     Nothing     Everything  Everything
        ManageOwnAccount   Own         Own         Own         Own
        """;

    [Fact]
    public void Is_what_the_table_says()
    {
        var roles = Enum.GetValues<Role>();
        var rows = Enum.GetValues<Act>().Select(act => Line(act.ToString(), roles.Select(role => Rights.Of(role, act).ToString())));

        rows.Prepend(Line("", roles.Select(role => role.ToString()))).ShouldBe(Table.ReplaceLineEndings("\n").Split('\n'));
    }

    [Fact]
    public void Is_nothing_for_a_role_and_for_an_act_that_do_not_stand_in_it()
    {
        Enum.GetValues<Act>().ShouldAllBe(act => Rights.Of((Role)0, act) == Reach.Nothing && Rights.Of((Role)9, act) == Reach.Nothing);
        Enum.GetValues<Role>().ShouldAllBe(role => Rights.Of(role, (Act)0) == Reach.Nothing && Rights.Of(role, (Act)99) == Reach.Nothing);
    }

    [Theory]
    [InlineData(Role.Incubator)]
    [InlineData(Role.Office)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public void Is_only_to_read_for_a_key_that_only_reads(Role role)
    {
        var reader = ACaller.As(role) with { MayWrite = false };
        Act[] reading = [Act.SeeFigures, Act.SeeResults, Act.ExportFacts, Act.SeeCatalogues, Act.SeeAdministration];

        Enum.GetValues<Act>().Except(reading).ShouldAllBe(act => !reader.May(act));
        reading.ShouldAllBe(act => reader.May(act) == ACaller.As(role).May(act));
    }

    /// <summary>A key could be the second hand of whoever asks for a correction.</summary>
    [Fact]
    public void Is_everything_but_to_approve_corrections_for_a_key_that_writes()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var (person, key) = (ACaller.As(role), ACaller.As(role) with { KeyOwner = "person-1" });
            Enum.GetValues<Act>().Where(act => person.May(act) != key.May(act)).ShouldBe(person.May(Act.ApproveCorrections) ? [Act.ApproveCorrections] : []);
            (person.Person, key.Person).ShouldBe((person.Actor, "person-1"));
        }
    }

    [Fact]
    public void Is_never_both_to_write_facts_and_to_audit_or_administer()
    {
        foreach (var role in new[] { Role.Auditor, Role.Administrator })
        {
            var result = AResult.FromBeijing();
            ACaller.As(role).MayLog(result).ShouldBeFalse();
            new ResultAccess(ACaller.As(role), ACaller.Reference).MayRegister(AFact.Registered()).ShouldBeFalse();
        }
    }

    private static string Line(string head, IEnumerable<string> cells) => string.Concat(cells.Select(cell => cell.PadRight(12)).Prepend(head.PadRight(19))).TrimEnd();
}
