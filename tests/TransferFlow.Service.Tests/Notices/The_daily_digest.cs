using Microsoft.Extensions.Logging;
using TransferFlow.Domain.Access;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Notices;
using TransferFlow.Service.Notices.Mail;
using TransferFlow.Service.Storage;
using TransferFlow.Service.Storage.ReadModel;
using TransferFlow.Tests.Access;
using TransferFlow.Tests.ReadModel;
using TransferFlow.Tests.Store;
using static TransferFlow.Tests.Notices.AnOffer;

namespace TransferFlow.Tests.Notices;

/// <summary>What waits, by mail, once a day: against a real conversation with a mail server.</summary>
public sealed class The_daily_digest : IAsyncLifetime, IDisposable
{
    private readonly HeardLog log = new();

    private readonly AClock clock = new(AClock.InChina("2024-03-10", 8));

    private readonly SmtpServer smtp = new();

    private readonly List<Recipient> people = [new(SharedOut.Incubator("univ-gz"), "gz@example.org", "zh", "广州 “中试”")];

    private TestService service = null!;

    public async Task InitializeAsync()
    {
        service = await ServiceAsync(clock, log);
        await service.OfferAsync("R1", "2024-03-01", until: "2024-03-12");
    }

    public async Task DisposeAsync() => await service.DisposeAsync();

    public void Dispose()
    {
        smtp.Dispose();
        log.Dispose();
    }

    [Fact]
    public async Task Tells_in_the_language_of_the_recipient_what_waits_as_text_and_as_HTML()
    {
        people.Add(people[0] with { Caller = people[0].Caller with { Actor = "other" }, Address = "other@example.org", Language = "en", Name = null });

        await RunAsync();

        smtp.Mails.Select(mail => mail.To.ShouldHaveSingleItem()).ShouldBe(["gz@example.org", "other@example.org"]);
        var (zh, en) = (smtp.Mails.First(), smtp.Mails.Last());
        (zh.Message.Subject, zh.Message.To.ToString(), zh.Message.From.ToString()).ShouldBe(("TransferFlow：1项待办（2024-03-10）", "\"广州 “中试”\" <gz@example.org>", "\"TransferFlow\" <flow@example.org>"));
        zh.Text.ReplaceLineEndings("\n").ShouldBe(
            """
            待您答复的交接（1）
            - R1 示例成果：载体site-bj于2024-03-01发起产业化交接，已等待9天，期限2024-03-12（紧急）

            https://flow.example.org/

            --
            您收到此邮件，是因为您在TransferFlow中订阅了每日提醒；可在账户设置中关闭。

            """.ReplaceLineEndings("\n").Replace("--\n", "-- \n", StringComparison.Ordinal));
        zh.Html.ShouldContain("<li>R1 示例成果：");
        en.Message.Subject.ShouldBe("TransferFlow: 1 thing waits for you (2024-03-10)");
        en.Text.ShouldContain("- R1 示例成果: offered for Commercialization on 2024-03-01 by Site site-bj, waiting for 9 days, to be answered by 2024-03-12 (urgent)");
        (zh.Message.Headers["Auto-Submitted"], zh.Message.Date).ShouldBe(("auto-generated", clock.Now));
    }

    [Fact]
    public async Task Goes_out_once_a_day_from_its_hour_on()
    {
        clock.Now = AClock.InChina("2024-03-10", 7, 59);
        await RunAsync();
        smtp.Mails.ShouldBeEmpty();

        foreach (var now in new[] { AClock.InChina("2024-03-10", 8), AClock.InChina("2024-03-10", 8, 5), AClock.InChina("2024-03-10", 23, 59), AClock.InChina("2024-03-11", 0, 30) })
        {
            clock.Now = now;
            await RunAsync();
            smtp.Mails.Count.ShouldBe(1);
        }

        clock.Now = AClock.InChina("2024-03-11", 9);
        await RunAsync();
        smtp.Mails.Count.ShouldBe(2);
        smtp.Mails.Select(mail => mail.Message.MessageId).ShouldBeUnique();
    }

    [Fact]
    public async Task Goes_out_once_whatever_number_of_servers_there_are()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(RunAsync)));

        smtp.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Does_not_go_out_where_nothing_waits_in_the_morning_nor_later_that_day()
    {
        people.Add(new(SharedOut.Incubator("univ-cd"), "cd@example.org", "zh"));
        people.Add(new(new("auditor", Role.Auditor), "auditor@example.org", "zh"));
        await RunAsync();
        await service.OfferAsync("R2", "2024-03-10", toSite: "site-cd");

        await RunAsync();

        smtp.Mails.ShouldHaveSingleItem().To.ShouldBe(["gz@example.org"]);
    }

    [Fact]
    public async Task Says_nothing_of_what_its_recipient_may_not_see()
    {
        await service.OfferAsync("R2", "2024-03-02", toSite: "site-cd", title: "别人的成果");
        people.Add(new(SharedOut.Office("510000"), "office@example.org", "zh"));

        await RunAsync();

        smtp.Mails.First().Text.ShouldNotContain("别人的成果");
        smtp.Mails.Last().Text.ShouldContain("别人的成果");
        smtp.Mails.Last().Text.ShouldNotContain("R1");
    }

    [Fact]
    public async Task Tells_the_first_of_many_and_how_many_more_there_are()
    {
        for (var i = 2; i <= 33; i++) await service.OfferAsync($"R{i}", "2024-03-02", title: "<b>成果</b> & 其他");

        await RunAsync();

        var mail = smtp.Mails.ShouldHaveSingleItem();
        $"{mail.Message.Subject}".ShouldContain("33项");
        mail.Text.ShouldContain("待您答复的交接（33）");
        mail.Text.ShouldContain("另有3项");
        mail.Html.ShouldContain("&lt;b&gt;成果&lt;/b&gt; &amp; 其他");
    }

    [Fact]
    public async Task Cannot_be_made_to_say_more_in_its_head_by_a_name_or_an_address()
    {
        people[0] = people[0] with { Name = "x\r\nBcc: victim@example.org\r\n\r\nbody" };
        people.Add(new(SharedOut.Office("GBA"), "a@example.org\r\nRCPT TO:<victim@example.org>", "en"));
        people.Add(new(SharedOut.Office("440000"), "a@example.org, victim@example.org", "en"));
        people.Add(new(SharedOut.Office("440100"), "nobody", "en"));

        await RunAsync();

        var mail = smtp.Mails.ShouldHaveSingleItem();
        mail.To.ShouldBe(["gz@example.org"]);
        mail.Message.Bcc.ShouldBeEmpty();
        mail.Message.Headers.Select(header => header.Field).ShouldBe(["From", "Date", "Subject", "Message-Id", "To", "Auto-Submitted", "MIME-Version"], ignoreOrder: true);
        smtp.Commands.ShouldNotContain(command => command.Contains("victim", StringComparison.Ordinal) && command.StartsWith("RCPT", StringComparison.Ordinal));
        log.Heard.Count(entry => entry.Level == LogLevel.Warning && entry.Message.Contains("no address", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task That_is_refused_for_good_is_not_tried_again_and_does_not_keep_the_others_from_theirs()
    {
        smtp.Reply = command => command.StartsWith("RCPT TO:<gz@", StringComparison.Ordinal) ? "550 5.1.1 <gz@example.org> unknown" : null;
        people.Add(new(SharedOut.Office("GBA"), "gba@example.org", "en"));

        await RunAsync();
        clock.Now = AClock.InChina("2024-03-10", 20);
        await RunAsync();

        smtp.Mails.ShouldHaveSingleItem().To.ShouldBe(["gba@example.org"]);
        smtp.Commands.Count(command => command.StartsWith("RCPT TO:<gz@", StringComparison.Ordinal)).ShouldBe(1);
        log.Heard.ShouldContain(entry => entry.Level == LogLevel.Warning && entry.Message.Contains("550", StringComparison.Ordinal));
        log.Heard.ShouldNotContain(entry => entry.Message.Contains("gz@example.org", StringComparison.Ordinal), "Addresses are personal data.");
    }

    [Fact]
    public async Task That_is_not_taken_now_is_tried_again_the_same_day_with_longer_and_longer_pauses()
    {
        smtp.Reply = command => command.StartsWith("RCPT", StringComparison.Ordinal) ? "451 4.7.1 greylisted" : null;
        var attempts = new List<int>();
        for (var minute = 0; minute <= 70; minute += 5)
        {
            clock.Now = AClock.InChina("2024-03-10", 8).AddMinutes(minute);
            var before = smtp.Commands.Count(command => command.StartsWith("RCPT", StringComparison.Ordinal));
            await RunAsync();
            if (smtp.Commands.Count(command => command.StartsWith("RCPT", StringComparison.Ordinal)) > before) attempts.Add(minute);
        }

        attempts.ShouldBe([0, 10, 30, 70]);
        smtp.Reply = _ => null;
        clock.Now = AClock.InChina("2024-03-10", 12);
        await RunAsync();
        smtp.Mails.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("MAIL", 2)]
    [InlineData("DATA", 2)]
    [InlineData(".", 1)]
    public async Task Whose_connection_breaks_is_sent_again_only_if_it_surely_did_not_go_out(string at, int attempts)
    {
        var broken = 0;
        smtp.Reply = command => command.StartsWith(at, StringComparison.Ordinal) && broken++ == 0 ? "" : null;

        await RunAsync();
        smtp.Mails.ShouldBeEmpty();
        clock.Now = clock.Now.AddMinutes(11);
        await RunAsync();

        smtp.Commands.Count(command => command.StartsWith("MAIL", StringComparison.Ordinal)).ShouldBe(attempts);
        smtp.Mails.Count.ShouldBe(attempts - 1);
        log.Heard.ShouldContain(entry => entry.Level == LogLevel.Warning && entry.Message.Contains("connection", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Waits_where_no_mail_server_answers_and_says_so_once_a_round()
    {
        people.Add(new(SharedOut.Office("GBA"), "gba@example.org", "en"));
        int port;
        using (var deaf = new SmtpServer()) port = deaf.Port;

        await RunAsync(Options with { Port = port });

        log.Heard.Count(entry => entry.Level == LogLevel.Warning).ShouldBe(1);
        clock.Now = clock.Now.AddMinutes(11);
        await RunAsync();
        smtp.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Is_not_sent_unencrypted_where_it_has_to_be_encrypted()
    {
        await RunAsync(Options with { StartTls = true, User = "flow", Password = "secret" });

        smtp.Mails.ShouldBeEmpty();
        smtp.Commands.ShouldNotContain(command => command.StartsWith("AUTH", StringComparison.Ordinal) || command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_not_sent_without_a_mail_server_and_nothing_is_said_about_it()
    {
        await RunAsync(new());

        log.Heard.ShouldNotContain(entry => entry.Level >= LogLevel.Warning);
        (await service.ScalarAsync<long>("select count(*) from notice_digest")).ShouldBe(0);
    }

    [Fact]
    public async Task That_was_under_way_when_a_process_died_is_not_sent_a_second_time()
    {
        await service.ExecuteAsync($"insert into notice_digest values ('{people[0].Caller.Actor}', '2024-03-10', 1, '2024-03-10T00:00:00Z')");

        await RunAsync();

        smtp.Mails.ShouldBeEmpty();
    }

    private MailOptions Options => new("127.0.0.1", smtp.Port, "TransferFlow <flow@example.org>", StartTls: false, Link: "https://flow.example.org/");

    private Task RunAsync() => RunAsync(Options);

    private async Task RunAsync(MailOptions options)
    {
        using var digest = new DailyDigest(
            service.Database, new These(people), service.Get<NoticeBoard>(), service.Get<References>(), service.Get<Knowledge>(), options, clock, service.Get<ILogger<DailyDigest>>());
        await digest.RunOnceAsync(default);
    }

    private sealed class These(List<Recipient> people) : IRecipients
    {
        public Task<IReadOnlyList<Recipient>> ListAsync(CancellationToken stop) => Task.FromResult<IReadOnlyList<Recipient>>([.. people]);
    }
}
