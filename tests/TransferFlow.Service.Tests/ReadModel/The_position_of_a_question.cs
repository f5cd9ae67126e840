using TransferFlow.Domain.Results;
using TransferFlow.Domain.Time;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Store;

namespace TransferFlow.Tests.ReadModel;

public sealed class The_position_of_a_question
{
    [Fact]
    public async Task Is_where_whoever_has_just_written_sees_it()
    {
        await using var service = await TestService.StartAsync();
        using var follower = service.Follower();
        await follower.StartAsync(default);
        for (var i = 1; i <= 100; i++)
        {
            await service.AppendAsync(Known.Result("univ-bj", $"R{i}"), AFact.Registered(number: $"R{i}"));

            var position = await PinAsync(service, null);

            (await service.ScalarAsync<long>($"select count(*) from known_result where known_from <= {position.Sequence}")).ShouldBe(i);
        }

        await follower.StopAsync(default);
    }

    [Theory]
    [InlineData("main:3")]
    [InlineData("main:9223372036854775807")]
    [InlineData("2999-01-01T00:00:00Z")]
    public async Task Is_refused_where_the_log_has_not_come(string token) => await ShouldBeRefusedAsync(token, "position-not-reached");

    [Theory]
    [InlineData("2")]
    [InlineData("main")]
    [InlineData("main:")]
    [InlineData("main:-1")]
    [InlineData("main:+1")]
    [InlineData("main: 1")]
    [InlineData("main:1.0")]
    [InlineData("main:1,other:1")]
    [InlineData("main:9223372036854775808")]
    [InlineData("Main:1")]
    [InlineData("other:1")]
    [InlineData("2026-06-30")]
    [InlineData("2026-06-30T25:00:00Z")]
    [InlineData("2026-06-30T12:00:00 08:00")]
    [InlineData("Tue, 30 Jun 2026 12:00:00 GMT")]
    [InlineData("T")]
    [InlineData("yesterday' or 'T")]
    [InlineData("2026-06-30T12:00:00")]
    public async Task Is_refused_where_it_is_neither_a_token_nor_an_instant(string text) => await ShouldBeRefusedAsync(text, "bad-position");

    [Fact]
    public async Task Is_by_an_instant_the_mark_that_was_the_newest_then()
    {
        await using var service = await TwoMarksAsync();
        var first = await service.ScalarAsync<DateTime>("select reached_at from position_mark where sequence = 1");
        var second = await service.ScalarAsync<DateTime>("select reached_at from position_mark where sequence = 2");

        (await PinAsync(service, $"{first.AddMicroseconds(-1):O}")).ShouldBe(new(0));
        (await PinAsync(service, $"{first:O}")).ShouldBe(new(1));
        (await PinAsync(service, $"{second.AddMicroseconds(-1):O}")).ShouldBe(new(1));
        (await PinAsync(service, $"{second:O}")).ShouldBe(new(2));
        // The same instant by another clock on the wall.
        (await PinAsync(service, $"{new DateTimeOffset(first).ToOffset(ChinaCalendar.Offset):O}")).ShouldBe(new(1));
        (await PinAsync(service, "0001-01-01T00:00:00Z")).ToString().ShouldBe("main:0");
    }

    [Fact]
    public async Task May_be_any_that_the_log_has_passed()
    {
        await using var service = await TwoMarksAsync();

        foreach (var token in new[] { "main:0", "main:1", "main:2" }) (await PinAsync(service, token)).ToString().ShouldBe(token);
        (await PinAsync(service, "")).ToString().ShouldBe("main:2");
    }

    [Fact]
    public async Task Is_waited_for_and_then_given_up()
    {
        await using var service = await TestService.StartAsync();
        await service.AppendAsync(Known.Result("univ-bj", "R1"), AFact.Registered());
        var impatient = new Knowledge(service.Database, new FastClock());

        foreach (var knownAt in new[] { null, "main:1" })
        {
            var late = await Should.ThrowAsync<NotReadyException>(impatient.PinAsync(knownAt, default));
            late.Message.ShouldContain("main:1");
        }

        (await impatient.PinAsync("main:0", default)).ShouldBe(new(0));
    }

    private static Task<Position> PinAsync(TestService service, string? knownAt) => service.Get<Knowledge>().PinAsync(knownAt, default);

    private static async Task ShouldBeRefusedAsync(string knownAt, string code)
    {
        await using var service = await TwoMarksAsync();
        var refused = await Should.ThrowAsync<RefusedException>(PinAsync(service, knownAt));
        (refused.Refusal.Code, refused.Refusal.Column).ShouldBe((code, "knownAt"));
    }

    private static async Task<TestService> TwoMarksAsync()
    {
        var service = await TestService.StartAsync();
        foreach (var number in new[] { "R1", "R2" })
        {
            await service.AppendAsync(Known.Result("univ-bj", number), AFact.Registered(number: number));
            await service.CatchUpAsync();
        }

        return service;
    }

    /// <summary>A clock on which a second passes whenever it is looked at.</summary>
    private sealed class FastClock : TimeProvider
    {
        private long seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => ++seconds;
    }
}
