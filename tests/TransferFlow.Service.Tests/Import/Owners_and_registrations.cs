using TransferFlow.Domain.Organisations;
using TransferFlow.Domain.Results;

namespace TransferFlow.Tests.Import;

public sealed class Owners_and_registrations
{
    [Fact]
    public async Task The_owner_is_the_columns_or_else_the_one_given_or_else_the_default()
    {
        await using var service = await ImportService.StartAsync();

        await service.AcceptAsync("""
            result,event,occurred_on,stage,region,owner
            N1,stage-entered,2021-02-01,research,110108,univ-bj
            N1,stage-entered,2021-02-01,research,310115,
            """, "univ-sh");
        await service.AcceptAsync("result,event,occurred_on,stage,region\nN1,stage-entered,2021-02-01,research,110101");

        (await service.TextsAsync("select concat_ws(' ', data->>'owner', data->>'originRegion') from mt_events where type = 'registered' order by seq_id"))
            .ShouldBe(["univ-bj 110108", "univ-sh 310115", "default 110101"]);
    }

    [Fact]
    public async Task A_result_that_no_row_registers_is_registered_by_its_earliest_row_whatever_the_order()
    {
        await using var service = await ImportService.StartAsync();

        var report = await service.AcceptAsync("""
            result,event,occurred_on,stage,region,title,field
            N1,stage-entered,2022-02-01,pilot,130400,Later name,aerospace
            N1,stage-entered,2021-02-01,research,110108,First name,environment
            """);

        (report.Registered, report.Facts, report.Results).ShouldBe((1, 2, 1));
        (await service.FactsAsync()).First(fact => fact.Contains(" registered ", StringComparison.Ordinal))
            .ShouldStartWith("default N1 1 registered {\"field\": \"environment\", \"owner\": \"default\", \"title\": \"First name\"");
        (await service.TextsAsync("select data->>'occurredOn' from mt_events where type = 'registered' and data->>'originRegion' = '110108'")).ShouldBe(["2021-02-01"]);
    }

    [Fact]
    public async Task Unknown_organisations_are_created_unverified_with_the_home_of_their_region()
    {
        await using var service = await ImportService.StartAsync();

        await service.AcceptAsync("""
            result,event,occurred_on,stage,region,owner,organisation
            N1,stage-entered,2022-02-01,pilot,440306,复旦大学,深圳中试公司
            N1,stage-entered,2021-02-01,research,310115,复旦大学,
            N2,stage-entered,2021-02-01,research,510100,univ-cd,
            """);

        await using var session = service.Get<Marten.IDocumentStore>().QuerySession();
        var created = new[]
        {
            Organisation("复旦大学", "310115", "yrd"), Organisation("深圳中试公司", "440306", "gba"), Organisation("univ-cd", "510100", "other"),
        };
        foreach (var organisation in created) (await session.LoadAsync<Organisation>(organisation.Id)).ShouldBe(organisation);
        (await service.TextsAsync("select distinct stream_id from mt_events")).Order()
            .ShouldBe(new[] { ResultId.Of("yrd", OrganisationId.Of("复旦大学"), "N1"), ResultId.Of("other", "univ-cd", "N2") }.Order());
    }

    [Fact]
    public async Task The_home_of_a_known_organisation_holds_for_its_results_wherever_they_originate()
    {
        await using var service = await ImportService.StartAsync();

        await service.AcceptAsync("result,event,occurred_on,stage,region\nN1,stage-entered,2021-02-01,research,110108", "univ");
        await service.AcceptAsync("result,event,occurred_on,stage,region\nN2,stage-entered,2020-02-01,research,310115", "univ");

        (await service.TextsAsync("select distinct tenant_id from mt_events")).ShouldBe(["jjj"]);
    }

    [Fact]
    public async Task A_result_without_a_row_that_names_a_region_cannot_be_registered()
    {
        await using var service = await ImportService.StartAsync();

        var error = (await service.ImportAsync("result,event,occurred_on\nN1,terminated,2021-02-01")).Errors.ShouldHaveSingleItem();

        (error.Row, error.Column, error.Code).ShouldBe((2, "origin_region", "missing-value"));
    }

    private static Organisation Organisation(string name, string region, string home) =>
        new(OrganisationId.Of(name), new(name, name), region, home, Verified: false);
}
