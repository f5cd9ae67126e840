using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Figures;
using TransferFlow.Domain.Tests.Regions;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Access;

/// <summary>A figure that counts regions names nobody; one by owner or site tells what single results would.</summary>
public sealed class Which_figures_a_caller_asks_for
{
    private static readonly Reference reference = ASite.Reference with
    {
        Regions = ACatalogue.Shipped,
        Sites = new Dictionary<string, Site>
        {
            ["own"] = new("own", "pilot-base", new("基地", "Base"), "one", "130600"), ["other"] = new("other", "pilot-base", new("基地", "Base"), "another", "440106"),
        },
    };

    [Theory]
    [InlineData(Role.Incubator, true)]
    [InlineData(Role.Office, true)]
    [InlineData(Role.Auditor, true)]
    [InlineData(Role.Administrator, false)]
    public void All_but_administrators_ask_for_those_of_regions(Role role, bool may) => May(ACaller.As(role), "by=province&within=440000").ShouldBe(may);

    [Theory]
    [InlineData("owner=one")]
    [InlineData("site=own&by=owner")]
    public void An_organisation_asks_for_its_own(string question) => May(ACaller.Of("one"), question).ShouldBeTrue();

    [Theory]
    [InlineData("owner=another")]
    [InlineData("owner=nobody")]
    [InlineData("site=other")]
    [InlineData("site=none")]
    [InlineData("by=owner")]
    [InlineData("by=site&within=130000")]
    public void An_organisation_asks_for_no_others_whether_they_exist_or_not(string question) => May(ACaller.Of("one"), question).ShouldBeFalse();

    [Theory]
    [InlineData("by=owner&within=130000", true)]
    [InlineData("by=site&within=130600", true)]
    [InlineData("site=own", true)]
    [InlineData("by=owner&within=JJJ", false)]
    [InlineData("by=owner&within=440000", false)]
    [InlineData("site=other", false)]
    [InlineData("owner=one", false)]
    public void An_office_asks_for_owners_and_sites_within_its_region(string question, bool may) =>
        May(ACaller.OfficeOf("130000"), question).ShouldBe(may);

    [Fact]
    public void An_auditor_and_a_national_office_ask_for_all()
    {
        May(ACaller.As(Role.Auditor), "by=owner").ShouldBeTrue();
        May(ACaller.OfficeOf(Caller.Country), "by=site").ShouldBeTrue();
    }

    private static bool May(Caller caller, string question) => FigureAccess.MayAsk(caller, Asking.Request("funnel", question), reference);
}
