using CsCheck;
using Npgsql;
using TransferFlow.Domain.Results;

namespace TransferFlow.Tests.Import;

public sealed class Exporting_and_importing
{
    [Fact]
    public Task An_export_imported_elsewhere_gives_the_same_log_and_figures() => Gen.Int.SampleAsync(async seed =>
    {
        await using var here = await ImportService.StartAsync();
        await using var there = await ImportService.StartAsync();
        // Shuffled, so that most facts are late: the log's order is not the timeline's.
        var rows = RandomLog.Rows(seed, 12);
        new Random(seed).Shuffle(rows);
        await here.AcceptAsync(RandomLog.File(rows));

        var export = await here.ExportAsync();
        await there.AcceptAsync(export);

        (await there.FactsAsync()).ShouldBe(await here.FactsAsync());
        (await there.FiguresAsync()).ShouldBe(await here.FiguresAsync());
        (await there.ExportAsync()).ShouldBe(export);
        (await here.AcceptAsync(export)).Facts.ShouldBe(0);
    }, iter: 15, threads: 1);

    [Fact]
    public void An_export_has_every_column_of_the_import_in_the_same_order() =>
        Service.Auditing.LogRow.Columns.ShouldBe(Service.Logging.Importing.Columns.All.Select(column => column.Name));

    [Fact]
    public async Task Every_kind_of_fact_survives_with_every_part_of_it()
    {
        await using var here = await ImportService.StartAsync();
        await using var there = await ImportService.StartAsync();
        var result = ResultId.Of("jjj", "default", "N,\"1\"");
        var terms = new DealTerms("transfer", "development", 123_456_789_012_345.1230m, "USD", 7.10m, "买方, \"甲\"", "SG");
        Fact[] facts =
        [
            new Fact.ResultRegistered("default", "N,\"1\"", "a \"title\", 固态\u2028电池", "aerospace", "110108", 3, "N0") { OccurredOn = new(2020, 1, 1), SourceRef = "https://example.org/?a=1,2" },
            new Fact.StageEntered(Stage.Research, null, "org-1", "110108", 4) { OccurredOn = new(2020, 2, 1) },
            new Fact.StagePassed(Stage.Research, 5) { OccurredOn = new(2020, 3, 1), SourceRef = "#1" },
            new Fact.HandoverOffered("H1", Stage.PilotTesting, ImportService.ValidationCentre, ImportService.PilotBase, "130400", new(2021, 1, 1)) { OccurredOn = new(2020, 4, 1) },
            new Fact.HandoverAccepted("H1") { OccurredOn = new(2020, 4, 2) },
            new Fact.HandoverOffered("H2", Stage.PilotTesting, null, null, "130400") { OccurredOn = new(2020, 4, 3) },
            new Fact.HandoverDeclined("H2", "no, \"not\" us") { OccurredOn = new(2020, 4, 4) },
            new Fact.HandoverOffered("H3", Stage.PilotTesting, null, ImportService.PilotBase, "130400") { OccurredOn = new(2020, 4, 5) },
            new Fact.HandoverExpired("H3") { OccurredOn = new(2020, 4, 6) },
            new Fact.StageEntered(Stage.PilotTesting, ImportService.PilotBase, "org-2", "130400") { OccurredOn = new(2020, 5, 1) },
            new Fact.DealSigned("C1", terms) { OccurredOn = new(2020, 6, 1) },
            new Fact.DealAmended("C1", new("transfer", null, 10m, "CNY", null, null, null)) { OccurredOn = new(2020, 6, 2) },
            new Fact.DealCancelled("C1", "=1+1") { OccurredOn = new(2020, 6, 3) },
            new Fact.Superseded("N2", "更好的, one") { OccurredOn = new(2020, 7, 1) },
        ];
        // The late ones come last: the log's order is not the timeline's.
        await here.AppendAsync(result, [facts[0], .. facts[1..].Reverse()]);

        await there.AcceptAsync(await here.ExportAsync());

        (await there.FactsAsync()).ShouldBe(await here.FactsAsync());
        (await there.FactsAsync()).Count.ShouldBe(facts.Length);
    }

    [Fact]
    public async Task An_owner_is_written_by_the_name_that_leads_to_its_id_or_else_by_the_id()
    {
        await using var here = await ImportService.StartAsync();
        await using var there = await ImportService.StartAsync();
        await here.AcceptAsync("result,event,occurred_on,stage,region,owner,organisation\nN1,stage-entered,2021-02-01,research,110108,\"大学, 一\",院\nN2,stage-entered,2021-02-01,research,110108,univ-bj,");
        await RenameAsync(here, "院", "新院");

        var export = await here.ExportAsync();
        await there.AcceptAsync(export);

        export.ShouldContain("\"大学, 一\"");
        export.ShouldContain(",univ-bj,");
        export.ShouldContain(Domain.Organisations.OrganisationId.Of("院"));
        (await there.FactsAsync()).ShouldBe(await here.FactsAsync());
    }

    [Fact]
    public async Task Texts_with_space_around_them_or_line_ends_in_them_are_in_no_log()
    {
        await using var service = await ImportService.StartAsync();
        await service.AcceptAsync("result,event,occurred_on,region,reason\n\" N1 \",terminated,2021-02-01,110108,\"\u3000no money\t\"");

        (await service.TextsAsync("select data->>'reason' from mt_events where type = 'terminated'")).ShouldBe(["no money"]);
        FactRules.Text("title", " a").ShouldNotBeNull().Code.ShouldBe("surrounding-space");
        FactRules.Text("title", "a\u3000").ShouldNotBeNull().Code.ShouldBe("surrounding-space");
        FactRules.Text("title", "a\nb").ShouldNotBeNull().Code.ShouldBe("forbidden-character");
    }

    [Fact]
    public async Task What_was_corrected_is_written_as_it_is_known_and_what_is_void_not_at_all()
    {
        await using var here = await ImportService.StartAsync();
        await using var there = await ImportService.StartAsync();
        var (result, gone) = (ResultId.Of("jjj", "default", "N1"), ResultId.Of("jjj", "default", "N2"));
        var entered = new Fact.StageEntered(Stage.Research, null, null, "110108") { OccurredOn = new(2020, 2, 1) };
        await here.AppendAsync(result,
        [
            new Fact.ResultRegistered("default", "N1", null, null, "110108") { OccurredOn = new(2020, 1, 1) }, entered, new Fact.StagePassed(Stage.Research) { OccurredOn = new(2020, 3, 1) },
            Asking(new(2, entered with { OccurredOn = new(2020, 2, 11), HostRegion = "120000" }), new(3, null)),
        ]);
        var before = await here.PositionAsync();
        await here.AppendAsync(result, [new Fact.CorrectionApproved(4, "person-2") { OccurredOn = new(2020, 5, 1) }]);
        await here.AppendAsync(gone,
        [
            new Fact.ResultRegistered("default", "N2", null, null, "110108") { OccurredOn = new(2020, 1, 1) }, entered, Asking(new FactChange(1, null)),
            new Fact.CorrectionApproved(3, "person-2") { OccurredOn = new(2020, 5, 1) },
        ]);

        var export = await here.ExportAsync();
        await there.AcceptAsync(export);

        export.ShouldContain("2020-02-11,research,120000");
        export.ShouldNotContain("stage-passed");
        export.ShouldNotContain("N2");
        (await there.FactsAsync()).Count.ShouldBe(2);
        (await there.FiguresAsync()).ShouldBe(await here.FiguresAsync());
        // Without their registration the other facts of the result stay behind, too.
        (await here.ExportedAsync()).ShouldBe(new(2, 0, 3));
        var then = await here.ExportAsync(before);
        then.ShouldContain("2020-02-01,research,110108");
        then.ShouldContain("stage-passed");

        static Fact.CorrectionRequested Asking(params FactChange[] changes) => new(changes, "typo", "person-1") { OccurredOn = new(2020, 4, 1) };
    }

    private static async Task RenameAsync(ImportService service, string name, string newName)
    {
        await using var command = service.Database.CreateCommand("update mt_doc_organisation set data = jsonb_set(data, '{name,zh}', to_jsonb($1::text)) where data->'name'->>'zh' = $2");
        command.Parameters.Add(new NpgsqlParameter { Value = newName });
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
