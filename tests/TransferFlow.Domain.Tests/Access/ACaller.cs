using TransferFlow.Domain.Access;
using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Regions;
using TransferFlow.Domain.Tests.Results;

namespace TransferFlow.Domain.Tests.Access;

/// <summary>Callers in a few words, and what they reach where two organisations have a site each.</summary>
internal static class ACaller
{
    public const string Owner = "demo-univ";
    public const string Host = "demo-op";

    /// <summary>A small catalogue, in which memberships have dates, and two pilot bases of two organisations.</summary>
    public static readonly Reference Reference = ASite.Reference with
    {
        Regions = ACatalogue.Small,
        Sites = new Dictionary<string, Site>
        {
            ["pilot-1"] = new("pilot-1", "pilot-base", new("示例中试基地", "Demo pilot base"), Host, "130629"),
            ["pilot-2"] = new("pilot-2", "pilot-base", new("另一中试基地", "Another pilot base"), "another-op", "440106"),
        },
    };

    public static Caller Of(string organisation) => new("someone", Role.Incubator, organisation);

    public static Caller OfficeOf(string region) => new("official", Role.Office, Region: region);

    public static Caller As(Role role) => role switch
    {
        Role.Incubator => Of(Owner),
        Role.Office => OfficeOf(Caller.Country),
        _ => new("someone", role),
    };

    public static bool MaySee(this Caller caller, AResult result) => new ResultAccess(caller, Reference).MaySee(result.State);

    public static bool MayLog(this Caller caller, AResult result, Fact fact) => new ResultAccess(caller, Reference).MayLog(result.State, fact);

    /// <summary>Whether the caller may log facts in general; answers to handovers are a right apart.</summary>
    public static bool MayLog(this Caller caller, AResult result) => caller.MayLog(result, AFact.Terminated("2024-06-30"));

    public static void ShouldReach(this Caller caller, AResult result) => (caller.MaySee(result), caller.MayLog(result)).ShouldBe((true, true));

    public static void ShouldNotReach(this Caller caller, AResult result) => (caller.MaySee(result), caller.MayLog(result)).ShouldBe((false, false));
}
