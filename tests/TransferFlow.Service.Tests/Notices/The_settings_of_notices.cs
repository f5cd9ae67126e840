using Microsoft.Extensions.Configuration;
using TransferFlow.Service;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Notices;
using TransferFlow.Service.Notices.Mail;

namespace TransferFlow.Tests.Notices;

public sealed class The_settings_of_notices
{
    [Fact]
    public void Have_defaults_and_send_no_mail()
    {
        MailOptions.Of(Settings()).IsOn.ShouldBeFalse();
        MailOptions.Of(null).IsOn.ShouldBeFalse();
        NoticeLimits.Of(null).ShouldBe(new(Silent: 180, Recent: 30, Soon: 7));
        HandoverGrace.Of(Settings()).Days.ShouldBe(7);
    }

    [Fact]
    public void Are_read_as_they_are_set()
    {
        MailOptions.Of(Settings(("Mail:Host", "mx"), ("Mail:From", "a@b.example"), ("Mail:Port", "25"), ("Mail:StartTls", "false"), ("Mail:Hour", "0"), ("Mail:Link", "https://b.example")))
            .ShouldBe(new("mx", 25, "a@b.example", StartTls: false, Hour: 0, Link: "https://b.example"));
        MailOptions.Of(Settings(("Mail:Host", "mx"), ("Mail:From", "a@b.example"), ("Mail:User", "u"), ("Mail:Password", "p"))).ShouldBe(new("mx", 587, "a@b.example", "u", "p"));
        NoticeLimits.Of(Settings(("Notices:SilentDays", "90"), ("Notices:RecentDays", "5"), ("Notices:SoonDays", "3"))).ShouldBe(new(90, 5, 3));
        HandoverGrace.Of(Settings(("Handovers:GraceDays", "0"))).Days.ShouldBe(0);
    }

    [Theory]
    [InlineData("Mail:Port", "0", "Mail__Port")]
    [InlineData("Mail:Port", "smtp", "Mail__Port")]
    [InlineData("Mail:From", "", "Mail__From")]
    [InlineData("Mail:From", "nobody at all", "Mail__From")]
    [InlineData("Mail:StartTls", "maybe", "Mail__StartTls")]
    [InlineData("Mail:Hour", "24", "Mail__Hour")]
    [InlineData("Mail:Link", "javascript:alert(1)", "Mail__Link")]
    [InlineData("Mail:User", "u", "Mail__StartTls")]
    public void That_cannot_be_meant_are_named(string name, string value, string named)
    {
        var settings = Settings([("Mail:Host", "mx"), ("Mail:From", "a@b.example"), ("Mail:StartTls", "false"), (name, value)]);

        Should.Throw<SettingException>(() => MailOptions.Of(settings)).Message.ShouldContain(named);
    }

    [Theory]
    [InlineData("Handovers:GraceDays", "-1")]
    [InlineData("Handovers:GraceDays", "366")]
    [InlineData("Notices:SilentDays", "0")]
    [InlineData("Notices:SoonDays", "soon")]
    public void Are_numbers_of_days_in_a_range(string name, string value)
    {
        var settings = Settings((name, value));

        var refused = Should.Throw<SettingException>(() => (HandoverGrace.Of(settings), NoticeLimits.Of(settings)));

        refused.Message.ShouldContain($"{name.Replace(":", "__", StringComparison.Ordinal)}={value}");
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings)
    {
        var given = new Dictionary<string, string?>();
        foreach (var (name, value) in settings) given[name] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(given).Build();
    }
}
