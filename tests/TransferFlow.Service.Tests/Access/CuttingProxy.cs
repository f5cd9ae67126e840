using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace TransferFlow.Tests.Access;

/// <summary>
/// Stands between a server and PostgreSQL. Of a transaction in which a marked text is written it passes the COMMIT on, and cuts the connection before the
/// reply comes back: every second time only when the database has committed, else at once, so that the commit and what is sent next meet.
/// </summary>
internal sealed class CuttingProxy : IDisposable
{
    private static readonly byte[] commit = [(byte)'Q', 0, 0, 0, 11, .. "COMMIT\0"u8];

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    private readonly UnixDomainSocketEndPoint database;

    private readonly ConcurrentDictionary<string, byte[]> marked = new();

    private int cuts;

    public CuttingProxy(string connectionString)
    {
        var direct = new NpgsqlConnectionStringBuilder(connectionString);
        database = new($"{direct.Host}/.s.PGSQL.{direct.Port}");
        listener.Start();
        (direct.Host, direct.Port, direct.SslMode, direct.GssEncryptionMode) = ("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, SslMode.Disable, GssEncryptionMode.Disable);
        ConnectionString = direct.ConnectionString;
        _ = AcceptAsync();
    }

    /// <summary>The database by way of the proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>How many replies were lost.</summary>
    public int Cuts => cuts;

    /// <summary>The next transaction that writes this text loses its reply.</summary>
    public void LoseReplyOf(string text) => marked[text] = Encoding.UTF8.GetBytes(text);

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The proxy was disposed of.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await server.ConnectAsync(database);
                var connection = new Connection();
                await Task.WhenAny(UpAsync(client, server, connection), DownAsync(server, client, connection));
            }
            catch (SocketException)
            {
                // Either side has gone; so does the other.
            }
        }
    }

    private async Task UpAsync(Socket client, Socket server, Connection connection)
    {
        var buffer = new byte[64 << 10];
        for (int read; (read = await client.ReceiveAsync(buffer)) > 0;)
        {
            var part = buffer.AsMemory(0, read);
            foreach (var (text, bytes) in marked)
            {
                if (part.Span.IndexOf(bytes) >= 0 && marked.TryRemove(text, out _)) connection.IsMarked = true;
            }

            if (connection.IsMarked && part.Span.IndexOf(commit) >= 0)
            {
                connection.IsCut = true;
                var isPatient = Interlocked.Increment(ref cuts) % 2 == 0;
                await server.SendAsync(part);
                if (isPatient) await connection.Replied.WaitAsync();
                return;
            }

            await server.SendAsync(part);
        }
    }

    private static async Task DownAsync(Socket server, Socket client, Connection connection)
    {
        var buffer = new byte[64 << 10];
        for (int read; (read = await server.ReceiveAsync(buffer)) > 0;)
        {
            if (connection.IsCut) connection.Replied.Release();
            else await client.SendAsync(buffer.AsMemory(0, read));
        }
    }

    private sealed class Connection
    {
        public volatile bool IsMarked;

        public volatile bool IsCut;

        public SemaphoreSlim Replied { get; } = new(0);
    }
}
