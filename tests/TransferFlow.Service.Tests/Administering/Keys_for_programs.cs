using TransferFlow.Domain.Access;
using TransferFlow.Tests.Http;

namespace TransferFlow.Tests.Administering;

public sealed class Keys_for_programs(AServer shared) : IClassFixture<AServer>
{
    private static readonly Caller hebei = new("", Role.Office, Region: "130000");

    [Fact]
    public async Task Do_what_their_maker_can_or_less()
    {
        using var office = await shared.Server.AsAsync(hebei);
        (object Body, int Status, string? Code, string? Member)[] tries =
        [
            (new { note = "mine", days = 1 }, 200, null, null),
            (new { note = "a part", days = 1, region = "130600" }, 200, null, null),
            (new { note = "more", days = 1, region = "110000" }, 422, "beyond-your-rights", "region"),
            (new { note = "more", days = 1, region = "CN" }, 422, "beyond-your-rights", "region"),
            (new { note = "more", days = 1, role = "administrator" }, 422, "beyond-your-rights", "role"),
            (new { note = "more", days = 1, role = "incubator", organisation = "univ-bj" }, 422, "beyond-your-rights", "role"),
            (new { note = "more", days = 1, organisation = "univ-bj" }, 422, "beyond-your-rights", "organisation"),
            (new { note = "", days = 1 }, 422, "missing-value", "note"),
            (new { note = "x", days = 0 }, 422, "bad-days", "days"),
        ];
        foreach (var (body, status, code, member) in tries)
        {
            var reply = await office.PostAsync("/api/v1/keys", body);
            if (code is null) reply.Status.ShouldBe(status, reply.Text);
            else Each_command.ShouldBeProblem(reply, status, code, member);
        }
    }

    [Fact]
    public async Task Are_shown_to_their_maker_without_their_secret_and_to_no_other_but_administrators()
    {
        using var office = await shared.Server.AsAsync(hebei);
        using var other = await shared.Server.AsAsync(hebei);
        using var administrator = await shared.Server.AsAsync(new("", Role.Administrator));
        var made = (await office.PostAsync("/api/v1/keys", new { note = "for the robot", days = 90, readOnly = true })).Json;
        var (id, key) = (made.GetProperty("id").GetString()!, made.GetProperty("key").GetString()!);

        var own = await office.GetAsync("/api/v1/keys");

        own.Text.ShouldContain(id);
        own.Text.ShouldContain("for the robot");
        own.Text.ShouldNotContain(key.Split('_')[2]);
        own.Text.ShouldNotContain("hash");
        (await other.GetAsync("/api/v1/keys")).Text.ShouldNotContain(id);
        (await administrator.GetAsync("/api/v1/keys?size=500")).Text.ShouldContain(id);
        Each_command.ShouldBeProblem(await other.PostAsync($"/api/v1/keys/{id}/revocation", new { }), 404, "not-found");
        using var robot = shared.Server.With(key);
        (await robot.GetAsync("/api/v1/results/nonsense/history")).Status.ShouldBe(404);
        Each_command.ShouldBeProblem(await robot.PostAsync("/api/v1/keys", new { note = "x", days = 1 }), 403, "not-permitted");
        (await office.PostAsync($"/api/v1/keys/{id}/revocation", new { })).Status.ShouldBe(200);
        Each_command.ShouldBeProblem(await robot.GetAsync("/api/v1/results/nonsense/history"), 401, "not-signed-in");
    }

    [Fact]
    public async Task That_a_key_makes_hold_no_longer_than_it_and_end_with_it()
    {
        using var office = await shared.Server.AsAsync(hebei);
        var child = (await office.PostAsync("/api/v1/keys", new { note = "child", days = 3_660 })).Json;
        child.GetProperty("expiresAt").GetDateTimeOffset().ShouldBeLessThan(DateTimeOffset.UtcNow.AddDays(2));
        using var robot = shared.Server.With(child.GetProperty("key").GetString());
        var grandchild = (await robot.PostAsync("/api/v1/keys", new { note = "grandchild", days = 1 })).Json;
        using var robots = shared.Server.With(grandchild.GetProperty("key").GetString());
        (await robots.GetAsync("/api/v1/keys")).Status.ShouldBe(200);

        await office.PostAsync($"/api/v1/keys/{child.GetProperty("id").GetString()}/revocation", new { });

        (await robots.GetAsync("/api/v1/keys")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task And_passwords_lie_nowhere_in_clear()
    {
        using var administrator = await shared.Server.AsAsync(new("", Role.Administrator));
        var key = (await administrator.PostAsync("/api/v1/keys", new { note = "n", days = 1, role = "auditor" })).Json.GetProperty("key").GetString()!;
        var password = (await administrator.PostAsync("/api/v1/people", new { userName = "secretive", role = "auditor" })).Json.GetProperty("oneTimePassword").GetString()!;

        foreach (var table in new[] { "mt_doc_receipt", "mt_doc_accesskey", "mt_doc_person", "administrative_act" })
        {
            var rows = await shared.Server.Service.RowsAsync($"select * from {table}");
            rows.ShouldNotBeEmpty(table);
            rows.ShouldAllBe(row => !row.Contains(key.Split('_')[2], StringComparison.Ordinal) && !row.Contains(password, StringComparison.Ordinal));
        }
    }
}
