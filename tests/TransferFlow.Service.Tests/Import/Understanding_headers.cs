namespace TransferFlow.Tests.Import;

public sealed class Understanding_headers
{
    private const string English = """
        result,event,occurred_on,stage,region,organisation,owner,title,field,origin_region,trl,contract_no,form,contract_kind,amount,currency,destination_region
        N1,registered,2021-01-04,,,,univ-bj,固态电池,aerospace,110108,3,,,,,,
        N1,stage-entered,2021-02-01,pilot,130400,op-hb,univ-bj,,,,4,,,,,,
        N1,deal-signed,2022-03-01,,,,univ-bj,,,,,C1,transfer,development,35000,CNY,130400
        """;

    private const string Chinese = """
        成果编号,事件,发生日期,阶段,承接地,机构,成果持有单位,成果名称,技术领域,策源地,技术成熟度,合同编号,转化方式,合同类型,金额（万元）,目的地
        N1,成果登记,2021年1月4日,,,,univ-bj,固态电池,航空航天,110108,3,,,,,
        N1,进入阶段,2021/2/1,中试,130400,op-hb,univ-bj,,,,4,,,,,
        N1,合同签订,2022.3.1,,,,univ-bj,,,,,C1,转让,开发,3.5,130400
        """;

    [Fact]
    public async Task Chinese_headers_and_names_mean_what_the_English_ones_mean()
    {
        await using var english = await ImportService.StartAsync();
        await using var chinese = await ImportService.StartAsync();

        await english.AcceptAsync(English);
        await chinese.AcceptAsync(Chinese);

        (await chinese.ExportAsync()).Replace("35000.0", "35000", StringComparison.Ordinal).ShouldBe(await english.ExportAsync());
    }

    [Theory]
    [InlineData("result,事件,occurred_on,阶段,REGION")]
    [InlineData("编号, Event ,Occurred On,stage,区域代码")]
    [InlineData("成果,事项,日期,阶段,地区,,")]
    public async Task Headers_of_both_languages_mix_in_any_case_and_with_spaces(string header)
    {
        await using var service = await ImportService.StartAsync();

        (await service.AcceptAsync($"{header}\nN1,stage-entered,2021-02-01,research,110108")).Facts.ShouldBe(1);
    }

    [Theory]
    [InlineData("amount", "USD", "12", "12", "")]
    [InlineData("金额", "CNY", "12.5", "12.5", "12.5")]
    [InlineData("金额（元）", "", "1,200.50", "1200.5", "1200.5")]
    [InlineData("金额(万元)", "", "12.3456", "123456", "123456")]
    [InlineData("合同金额 （万元）", "CNY", "1", "10000", "10000")]
    [InlineData("金额（亿元）", "", "0.5", "50000000", "50000000")]
    [InlineData("金额（万元）", "USD", "2", "20000", "")]
    [InlineData("金额（万元）", "人民币", "2", "20000", "20000")]
    public async Task Amounts_are_in_the_unit_that_their_header_names(string header, string currency, string cell, string amount, string cny)
    {
        await using var service = await ImportService.StartAsync();

        await service.AcceptAsync($"result,event,occurred_on,region,contract_no,{header},currency\nN1,deal-signed,2021-02-01,110108,C1,\"{cell}\",{currency}");

        // Without zeros at their end, for 3.5 times 10,000 is 35000.0.
        const string amounts = "concat_ws('|', trim_scale((data->'terms'->>'amount')::numeric), trim_scale((data->'terms'->>'amountCny')::numeric))";
        (await service.TextsAsync($"select {amounts} from mt_events where type = 'deal-signed'")).ShouldBe([cny.Length == 0 ? amount : $"{amount}|{cny}"]);
    }

    [Theory]
    [InlineData("resutl,event,occurred_on", "resutl", "result")]
    [InlineData("成果编好,事件,日期", "成果编好", "成果编号")]
    [InlineData("result,event,occured_on", "occured_on", "occurred_on")]
    [InlineData("result,event,occurred_on,contract_number", "contract_number", null)]
    [InlineData("result,event,occurred_on,stage（万元）", "stage（万元）", null)]
    public async Task A_mistyped_header_is_named_with_the_one_that_was_meant(string header, string wrong, string? meant)
    {
        await using var service = await ImportService.StartAsync();

        var error = (await service.ImportAsync(header + "\n1,stage-entered,2021-01-01")).Errors.First(error => error.Code == "unknown-column");

        (error.Row, error.Column).ShouldBe((1, wrong));
        if (meant is null) return;
        error.Message.Zh.ShouldContain($"是否应为“{meant}”");
        error.Message.En.ShouldContain($"was '{meant}' meant?");
    }

    [Theory]
    [InlineData("event,occurred_on", "missing-column", "result")]
    [InlineData("成果,日期", "missing-column", "event")]
    [InlineData("result,event,occurred_on,成果编号", "duplicate-column", "result")]
    public async Task A_required_header_that_is_missing_or_one_that_is_twice_is_named(string header, string code, string column)
    {
        await using var service = await ImportService.StartAsync();
        var before = await service.CountsAsync();

        var error = (await service.ImportAsync(header + "\n1,2,3,4")).Errors.ShouldHaveSingleItem();

        (error.Row, error.Column, error.Code).ShouldBe((1, column, code));
        (await service.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_header_of_a_hundred_thousand_columns_is_one_error()
    {
        await using var service = await ImportService.StartAsync();

        var report = await service.ImportAsync(string.Join(',', Enumerable.Range(0, 100_000)) + "\n1,2,3");

        report.Errors.ShouldHaveSingleItem().Code.ShouldBe("too-many-columns");
    }

    [Fact]
    public async Task A_header_without_rows_is_accepted_with_a_note()
    {
        await using var service = await ImportService.StartAsync();
        var before = await service.CountsAsync();

        var report = await service.AcceptAsync("result,event,occurred_on\n\n,,\n");

        (report.Rows, report.Facts, report.Warnings).ShouldBe((0, 0, 1));
        report.Warned.ShouldHaveSingleItem().Code.ShouldBe("no-rows");
        (await service.CountsAsync()).ShouldBe(before);
    }
}
