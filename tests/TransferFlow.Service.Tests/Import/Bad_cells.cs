using TransferFlow.Service.Logging.Importing;

namespace TransferFlow.Tests.Import;

/// <summary>One wrong cell in a row, the second of the file; each is named with its row and column in both languages, and nothing is written.</summary>
public sealed class Bad_cells(UnchangedDatabase database) : IClassFixture<UnchangedDatabase>
{
    private static readonly Dictionary<string, string> Entered = new() { ["event"] = "stage-entered", ["stage"] = "research", ["region"] = "110108" };
    private static readonly Dictionary<string, string> Registered = new() { ["event"] = "registered", ["origin_region"] = "110108" };
    private static readonly Dictionary<string, string> Signed = new()
    {
        ["event"] = "deal-signed", ["region"] = "110108", ["contract_no"] = "C1", ["amount"] = "1", ["currency"] = "CNY",
    };
    private static readonly Dictionary<string, string> Offered = new()
    {
        ["event"] = "handover-offered", ["region"] = "110108", ["handover"] = "H1", ["to_stage"] = "pilot", ["to_site"] = "pilot-hb",
    };

    [Theory]
    [InlineData("event", "entered", "unknown-event")]
    [InlineData("event", "", "missing-value")]
    [InlineData("result", "", "missing-value")]
    [InlineData("stage", "中试验", "unknown-stage")]
    [InlineData("stage", "", "missing-value")]
    [InlineData("region", "110109999", "unknown-region")]
    [InlineData("region", "北京", "unknown-region")]
    [InlineData("region", "", "missing-value")]
    [InlineData("region", "US", "unknown-region")]
    [InlineData("site", "nowhere", "unknown-site")]
    [InlineData("trl", "0", "bad-trl")]
    [InlineData("trl", "10", "bad-trl")]
    [InlineData("trl", "３", "bad-trl")]
    [InlineData("trl", "99999999999", "bad-trl")]
    // What would be kept with the registration that the row implies.
    [InlineData("field", "alchemy", "unknown-code")]
    [InlineData("origin_region", "999999", "unknown-region")]
    [InlineData("title", "a\0b", "forbidden-character")]
    public Task A_wrong_cell_of_a_stage_entry_is_named(string column, string cell, string code) => IsNamedAsync(Entered, column, cell, code);

    [Theory]
    [InlineData("occurred_on", "", "missing-value")]
    [InlineData("occurred_on", "2025-02-30", "bad-date")]
    [InlineData("occurred_on", "20250101", "bad-date")]
    [InlineData("occurred_on", "yesterday", "bad-date")]
    [InlineData("occurred_on", "2025-1", "bad-date")]
    [InlineData("occurred_on", "２０２５-01-01", "bad-date")]
    [InlineData("occurred_on", "2025-01-01T00:00", "bad-date")]
    [InlineData("occurred_on", "45658", "bad-date")]
    [InlineData("occurred_on", "0001-01-01", "date-too-early")]
    [InlineData("occurred_on", "1899-12-31", "date-too-early")]
    [InlineData("occurred_on", "9999-12-31", "date-beyond-tomorrow")]
    public Task A_wrong_cell_of_a_date_is_named(string column, string cell, string code) => IsNamedAsync(Entered, column, cell, code);

    [Theory]
    [InlineData("origin_region", "", "missing-value")]
    [InlineData("origin_region", "000000", "unknown-region")]
    [InlineData("field", "alchemy", "unknown-code")]
    [InlineData("title", "a\0b", "forbidden-character")]
    [InlineData("title", "a\u0007b", "forbidden-character")]
    [InlineData("title", "a\u0085b", "forbidden-character")]
    [InlineData("title", "\"a\nb\"", "forbidden-character")]
    [InlineData("result", "N\0", "forbidden-character")]
    [InlineData("owner", "a\u0001b", "forbidden-character")]
    [InlineData("organisation", "a\0b", "forbidden-character")]
    [InlineData("source_ref", "a\u001fb", "forbidden-character")]
    public Task A_wrong_cell_of_a_registration_is_named(string column, string cell, string code) => IsNamedAsync(Registered, column, cell, code);

    [Theory]
    [InlineData("contract_no", "", "missing-value")]
    [InlineData("form", "gift", "unknown-code")]
    [InlineData("contract_kind", "gift", "unknown-code")]
    [InlineData("currency", "RMBX", "unknown-code")]
    [InlineData("currency", "", "missing-value")]
    [InlineData("destination_region", "XX", "unknown-region")]
    [InlineData("amount", "-1", "negative-amount")]
    [InlineData("amount", "-99999999999999999999999999", "negative-amount")]
    [InlineData("amount", "1e5", "bad-number")]
    [InlineData("amount", "１２３", "bad-number")]
    [InlineData("amount", "\"1,5\"", "bad-number")]
    [InlineData("amount", "\"1,2,3\"", "bad-number")]
    [InlineData("amount", "1.2.3", "bad-number")]
    [InlineData("amount", "￥100", "bad-number")]
    [InlineData("amount", "0x10", "bad-number")]
    [InlineData("amount", "NaN", "bad-number")]
    [InlineData("amount", "1000000000000000", "too-many-digits")]
    [InlineData("amount", "0.12345", "too-many-digits")]
    [InlineData("amount", "1.00000000000000000000000000000001", "too-many-digits")]
    [InlineData("amount", "99999999999999999999999999999999999999999999", "too-many-digits")]
    [InlineData("amount_cny", "-0.01", "negative-amount")]
    public Task A_wrong_cell_of_a_deal_is_named(string column, string cell, string code) => IsNamedAsync(Signed, column, cell, code);

    [Theory]
    [InlineData("handover", "", "missing-value")]
    [InlineData("to_stage", "later", "unknown-stage")]
    [InlineData("to_site", "", "missing-value")]
    [InlineData("to_site", "nowhere", "unknown-site")]
    [InlineData("to_region", "nowhere", "unknown-region")]
    [InlineData("until", "soon", "bad-date")]
    [InlineData("until", "2020-12-31", "until-before-offer")]
    public Task A_wrong_cell_of_an_offer_is_named(string column, string cell, string code) => IsNamedAsync(Offered, column, cell, code);

    [Theory]
    [InlineData("title", 1_001, "text-too-long")]
    [InlineData("result", 201, "text-too-long")]
    [InlineData("owner", 201, "text-too-long")]
    [InlineData("organisation", 201, "text-too-long")]
    [InlineData("title", 10_000_000, "text-too-long")]
    [InlineData("region", 100_000, "unknown-region")]
    public Task A_text_that_is_too_long_is_named(string column, int length, string code) => IsNamedAsync(Entered, column, new string('长', length), code);

    [Fact]
    public async Task Bidirectional_controls_are_texts_like_others()
    {
        await using var service = await ImportService.StartAsync();

        await service.AcceptAsync("result,event,occurred_on,origin_region,title\nN1,registered,2021-02-01,110108,\u202Eabc\u202C");
    }

    [Fact]
    public async Task All_faults_of_a_row_are_named_at_once()
    {
        var report = await database.RefuseAsync("result,event,occurred_on,stage,region,trl\n,stage-entered,2025-02-30,middle,,x");

        report.Errors.Select(error => (error.Column, error.Code)).ShouldBe(
            [("result", "missing-value"), ("occurred_on", "bad-date"), ("stage", "unknown-stage"), ("region", "missing-value"), ("trl", "bad-trl")]);
        report.Rejected.ShouldBe(1);
    }

    [Theory]
    // The date in China changes at 16:00 UTC.
    [InlineData("2026-06-30T15:59:59Z", "2026-07-01", true)]
    [InlineData("2026-06-30T15:59:59Z", "2026-07-02", false)]
    [InlineData("2026-06-30T16:00:00Z", "2026-07-02", true)]
    [InlineData("2026-06-30T16:00:00Z", "2026-07-03", false)]
    public async Task Tomorrow_in_China_is_the_last_date(string now, string date, bool isAccepted)
    {
        await using var service = await ImportService.StartAsync(DateTimeOffset.Parse(now));

        var report = await service.ImportAsync($"result,event,occurred_on,stage,region\nN1,stage-entered,{date},research,110108");

        if (isAccepted) report.Errors.ShouldBeEmpty();
        else IsNamed(report.Errors.ShouldHaveSingleItem(), "occurred_on", "date-beyond-tomorrow");
    }

    [Fact]
    public async Task A_region_that_was_not_in_force_is_a_warning()
    {
        await using var service = await ImportService.StartAsync();

        var report = await service.AcceptAsync("result,event,occurred_on,stage,region\nN1,stage-entered,1983-01-01,research,141100");

        (report.Facts, report.Warnings).ShouldBe((1, 1));
        IsNamed(report.Warned.ShouldHaveSingleItem(), "region", "region-not-in-force");
    }

    private async Task IsNamedAsync(Dictionary<string, string> sound, string column, string cell, string code)
    {
        var row = new Dictionary<string, string>(sound) { ["result"] = "N1", ["occurred_on"] = "2021-02-01" };
        row[column] = cell;

        var report = await database.RefuseAsync(RandomLog.Header + "\n" + string.Join(',', RandomLog.Header.Split(',').Select(name => row.GetValueOrDefault(name, ""))));

        IsNamed(report.Errors.ShouldHaveSingleItem(), column, code);
        report.Rejected.ShouldBe(1);
    }

    private static void IsNamed(RowError error, string column, string code)
    {
        (error.Row, error.Column, error.Code).ShouldBe((2, column, code));
        error.Message.Zh.ShouldContain('。');
        error.Message.En.ShouldEndWith(".");
        error.Message.Zh.Length.ShouldBeLessThan(1_000);
    }
}
