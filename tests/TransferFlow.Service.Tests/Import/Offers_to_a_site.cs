using TransferFlow.Domain.Results;

namespace TransferFlow.Tests.Import;

/// <summary>A border is crossed between regions, so an offer has its region in it, though the file may name a site alone.</summary>
public sealed class Offers_to_a_site
{
    private const string File =
        $"""
        result,event,occurred_on,stage,region,site,to_stage,to_site,to_region,handover
        N1,stage-entered,2024-01-01,concept-validation,110108,,,,,
        N1,handover-offered,2024-02-01,,,,pilot,{ImportService.PilotBase},,H1
        N1,handover-offered,2024-02-01,,,,commercialization,,320000,H2
        """;

    [Fact]
    public async Task Have_the_region_of_the_site_where_the_file_names_none()
    {
        await using var service = await ImportService.StartAsync();

        await service.AcceptAsync(File);

        (await service.TextsAsync("select data ->> 'toRegion' from mt_events where type = 'handover-offered' order by seq_id")).ShouldBe(["130400", "320000"]);
        (await service.AcceptAsync(File)).AlreadyKnown.ShouldBe(3);
    }

    [Fact]
    public async Task Are_known_already_where_they_were_logged_without_it()
    {
        await using var service = await ImportService.StartAsync();
        await service.AcceptAsync(string.Join('\n', File.Split('\n').Take(2)));
        var result = (await service.TextsAsync("select stream_id from mt_events limit 1")).Single();
        await service.AppendAsync(result, new Fact.HandoverOffered("H1", Stage.PilotTesting, null, ImportService.PilotBase, null) { OccurredOn = new(2024, 2, 1) });

        var again = await service.AcceptAsync(File);

        (again.Facts, again.AlreadyKnown).ShouldBe((1, 2));
    }
}
