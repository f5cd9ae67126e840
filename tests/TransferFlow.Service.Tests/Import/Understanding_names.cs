using TransferFlow.Domain.Organisations;

namespace TransferFlow.Tests.Import;

public sealed class Understanding_names
{
    [Theory]
    [InlineData("stage-entered", "concept-validation")]
    [InlineData("进入阶段", "概念验证")]
    [InlineData("Stage Entry", "Concept Validation")]
    public async Task Events_and_stages_are_known_by_code_and_by_both_names(string @event, string stage)
    {
        await using var service = await ImportService.StartAsync();

        await service.AcceptAsync($"result,event,occurred_on,stage,region\nN1,{@event},2021-02-01,{stage},110108");

        (await service.ExportAsync()).ShouldContain("N1,stage-entered,2021-02-01,concept-validation,110108");
    }

    [Theory]
    [InlineData("cvc-tj")]
    [InlineData("天津概念验证中心")]
    [InlineData("Tianjin validation centre")]
    public async Task A_site_is_known_by_its_id_and_both_names_and_gives_its_region(string site)
    {
        await using var service = await ImportService.StartAsync();

        await service.AcceptAsync($"result,event,occurred_on,stage,site\nN1,stage-entered,2021-02-01,概念验证,{site}");

        (await service.ExportAsync()).ShouldContain("N1,stage-entered,2021-02-01,concept-validation,120104,cvc-tj");
    }

    [Theory]
    [InlineData("form", "transfer", "转让", "Transfer")]
    [InlineData("contract_kind", "development", "开发", "Development")]
    [InlineData("currency", "USD", "美元", "us dollar")]
    public async Task A_code_of_a_list_is_known_by_both_names(string column, params string[] names)
    {
        foreach (var name in names)
        {
            await using var service = await ImportService.StartAsync();

            await service.AcceptAsync($"result,event,occurred_on,region,contract_no,{column}\nN1,deal-signed,2021-02-01,110108,C1,{name}");

            (await service.TextsAsync("select data->'terms'::text from mt_events where type = 'deal-signed'")).Single().ShouldContain($"\"{names[0]}\"");
        }
    }

    [Fact]
    public async Task A_field_is_known_by_both_names()
    {
        await using var service = await ImportService.StartAsync();

        await service.AcceptAsync("result,event,occurred_on,origin_region,field\nN1,registered,2021-02-01,110108,航空航天\nN2,registered,2021-02-01,110108,Aerospace");

        (await service.TextsAsync("select data->>'field' from mt_events")).ShouldBe(["aerospace", "aerospace"]);
    }

    [Fact]
    public async Task A_name_that_two_sites_share_leads_to_neither()
    {
        await using var service = await ImportService.StartAsync();
        await using (var session = service.Get<Marten.IDocumentStore>().LightweightSession())
        {
            session.Insert(new Site("pilot-hb-2", "pilot-base", new("河北中试基地", "Second Hebei pilot base"), "op-hb", "130400"));
            await session.SaveChangesAsync();
        }

        var report = await service.ImportAsync("result,event,occurred_on,stage,site\nN1,stage-entered,2021-02-01,中试,河北中试基地\nN2,stage-entered,2021-02-01,中试,Second Hebei pilot base");

        var error = report.Errors[0];
        (error.Row, error.Column, error.Code).ShouldBe((2, "site", "unknown-site"));
    }
}
