using Npgsql;
using YamlDotNet.RepresentationModel;

namespace TransferFlow.Tests.Ops;

public sealed class ComposeTests
{
    private readonly YamlNode compose = Read();

    [Fact]
    public void The_database_has_no_network_and_asks_even_the_socket_for_a_password()
    {
        var database = compose["services"]["db"];

        ((string?)database["network_mode"]).ShouldBe("none");
        ((string?)database["environment"]["POSTGRES_INITDB_ARGS"])!.ShouldContain("--auth=scram-sha-256");
        Items(database["command"]).ShouldContain("listen_addresses=");
        ((YamlMappingNode)database).Children.ShouldNotContainKey("ports");
    }

    [Fact]
    public void The_service_connects_through_the_socket_that_both_share()
    {
        var service = compose["services"]["service"];

        var connection = new NpgsqlConnectionStringBuilder((string?)service["environment"]["ConnectionStrings__transferflow"]);

        connection.Database.ShouldBe((string?)compose["services"]["db"]["environment"]["POSTGRES_DB"]);
        connection.Username.ShouldBe((string?)compose["services"]["db"]["environment"]["POSTGRES_USER"]);
        Items(service["volumes"]).ShouldContain($"socket:{connection.Host}");
        Items(compose["services"]["db"]["volumes"]).ShouldContain($"socket:{connection.Host}");
    }

    [Fact]
    public void The_service_is_published_to_this_machine_alone_and_serves_no_name_but_its_own()
    {
        var service = compose["services"]["service"];

        Items(service["ports"]).ShouldAllBe(port => port!.StartsWith("127.0.0.1:", StringComparison.Ordinal));
        ((string?)service["environment"]["AllowedHosts"])!.ShouldNotContain("*");
    }

    [Fact]
    public void No_password_is_written_down_and_none_may_be_left_out()
    {
        const string asked = "${TRANSFERFLOW_DB_PASSWORD:?set TRANSFERFLOW_DB_PASSWORD in the file .env}";

        ((string?)compose["services"]["db"]["environment"]["POSTGRES_PASSWORD"]).ShouldBe(asked);
        ((string?)compose["services"]["service"]["environment"]["ConnectionStrings__transferflow"])!.ShouldContain($"Password={asked};");
    }

    [Fact]
    public void The_service_waits_for_a_healthy_database_and_both_keep_their_data()
    {
        var services = compose["services"];

        ((string?)services["service"]["depends_on"]["db"]["condition"]).ShouldBe("service_healthy");
        Items(services["db"]["healthcheck"]["test"]).ShouldContain("pg_isready");
        Items(services["db"]["volumes"]).ShouldContain("database:/var/lib/postgresql");
        Items(services["service"]["volumes"]).ShouldContain("data:/data");
        ((YamlMappingNode)compose["volumes"]).Children.Keys.Select(key => (string?)key).ShouldBe(["database", "socket", "data"], ignoreOrder: true);
    }

    private static string?[] Items(YamlNode list) => [.. ((YamlSequenceNode)list).Select(item => (string?)item)];

    private static YamlNode Read()
    {
        using var text = new StringReader(Checkout.Text("docker-compose.yml"));
        var stream = new YamlStream();
        stream.Load(text);
        return stream.Documents.Single().RootNode;
    }
}
