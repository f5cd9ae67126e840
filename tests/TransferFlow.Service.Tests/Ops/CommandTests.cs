using TransferFlow.Tests.Postgres;

namespace TransferFlow.Tests.Ops;

public sealed class CommandTests
{
    private const string Libraries = "source ops/lib/common.sh; source ops/lib/postgres.sh; ";

    [Theory]
    [InlineData("up")]
    [InlineData("test")]
    [InlineData("transferflow")]
    public async Task A_command_is_executable_and_has_the_grammar_of_bash(string name)
    {
        var command = Path.Combine(Checkout.Root, "ops", name);

        (await Checkout.RunAsync("bash", ["-n", command])).Messages.ShouldBe("");
        (await Checkout.RunAsync("test", ["-x", command])).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_call_without_a_verb_is_refused_on_standard_error()
    {
        var (exit, output, messages) = await Checkout.RunAsync("bash", ["ops/transferflow"]);

        (exit, output).ShouldBe((2, ""));
        messages.ShouldContain("usage: ops/transferflow VERB");
    }

    [Fact]
    public async Task Without_an_SDK_one_sentence_names_the_remedy()
    {
        using var folder = new TemporaryFolder();
        foreach (var tool in (string[])["bash", "dirname", "env", "mkdir"])
            File.CreateSymbolicLink(folder[tool], $"/usr/bin/{tool}");

        var (exit, output, messages) = await Checkout.RunAsync("bash", ["ops/up"], ("PATH", folder.Path), ("HOME", folder.Path));

        (exit, output).ShouldBe((1, ""));
        messages.Trim().ShouldBe("The .NET 10 SDK is not there: install the package dotnet-sdk-10.0, or let DOTNET_ROOT name the folder of an SDK.");
    }

    [Fact]
    public async Task The_PostgreSQL_on_the_path_is_found_and_its_folder_handed_on()
    {
        using var folder = new TemporaryFolder();
        foreach (var program in (string[])["initdb", "pg_ctl", "postgres"])
            await Checkout.RunAsync("install", ["--mode=755", "/dev/null", folder[program]]);

        var (exit, output, _) = await Checkout.RunAsync(
            "bash", ["-c", Libraries + "ensure_postgres; env | grep ^TRANSFERFLOW_"], ("PATH", $"{folder.Path}:/usr/bin:/bin"));

        (exit, output.Trim()).ShouldBe((0, $"TRANSFERFLOW_POSTGRES_BIN={folder.Path}"));
    }

    [Fact]
    public async Task With_a_server_of_ones_own_none_is_looked_for()
    {
        var (exit, output, _) = await Checkout.RunAsync(
            "bash",
            ["-c", Libraries + "ensure_postgres; echo \"${TRANSFERFLOW_POSTGRES_BIN-none}\""],
            ("ConnectionStrings__transferflow", "Host=elsewhere"));

        (exit, output.Trim()).ShouldBe((0, "none"));
    }

    [Fact]
    public async Task A_folder_that_holds_no_PostgreSQL_is_refused_by_its_name()
    {
        var (exit, _, messages) = await Checkout.RunAsync("bash", ["-c", Libraries + "ensure_postgres"], ("TRANSFERFLOW_POSTGRES_BIN", "/nowhere"));

        exit.ShouldBe(1);
        messages.ShouldStartWith("/nowhere does not hold initdb, pg_ctl and postgres");
    }

    [Fact]
    public async Task What_must_not_overlap_runs_one_after_the_other()
    {
        const string twice = "f() { echo begin; sleep 0.3; echo end; }; alone tests f & alone tests f; wait";

        var (_, output, _) = await Checkout.RunAsync("bash", ["-c", Libraries + twice]);

        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["begin", "end", "begin", "end"]);
    }
}
