using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record RawReply(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public string? MediaType => Headers.TryGetValue("content-type", out var type) ? type.Split(';')[0].Trim() : null;

    public override string ToString() => $"{Status} {MediaType} {Text}";
}

/// <summary>Speaks HTTP/1.1 byte by byte, so that it can say what no decent client says. It connects anew whenever the server has closed.</summary>
internal sealed class RawConnection(Uri server) : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private TcpClient? tcp;

    private BufferedStream? incoming;

    /// <exception cref="IOException">The server has closed without a whole answer.</exception>
    public async Task<RawReply> SendAsync(byte[] request)
    {
        var isNew = tcp is null;
        try
        {
            return await TryAsync(request);
        }
        catch (IOException)
        {
            Dispose();
            // A server may close after any answer; only a connection that is new owes one.
            if (isNew) throw;
            return await TryAsync(request);
        }
    }

    public void Dispose()
    {
        incoming?.Dispose();
        tcp?.Dispose();
        (incoming, tcp) = (null, null);
    }

    private async Task<RawReply> TryAsync(byte[] request)
    {
        using var late = new CancellationTokenSource(patience);
        if (tcp is null)
        {
            tcp = new TcpClient { NoDelay = true };
            await tcp.ConnectAsync(server.Host, server.Port, late.Token);
            incoming = new(tcp.GetStream());
        }

        await WriteAsync(request, late.Token);
        var reply = await ReadAsync(late.Token);
        if (reply.Headers.TryGetValue("connection", out var connection) && connection == "close") Dispose();
        return reply;
    }

    // A server may answer, and close, before it has received everything; what counts is whether its answer comes.
    private async Task WriteAsync(byte[] request, CancellationToken stop)
    {
        try
        {
            await tcp!.GetStream().WriteAsync(request, stop);
        }
        catch (IOException)
        {
        }
    }

    private async Task<RawReply> ReadAsync(CancellationToken stop)
    {
        string status;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        do
        {
            status = await LineAsync(stop);
            headers.Clear();
            while (await LineAsync(stop) is { Length: > 0 } line)
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                headers[line[..colon]] = line[(colon + 1)..].Trim();
            }
        }
        while (status.StartsWith("HTTP/1.1 1", StringComparison.Ordinal));

        using var body = new MemoryStream();
        if (headers.TryGetValue("content-length", out var length)) await CopyAsync(body, int.Parse(length), stop);
        else if (headers.ContainsKey("transfer-encoding"))
        {
            while (int.Parse(await LineAsync(stop), NumberStyles.HexNumber) is > 0 and var chunk)
            {
                await CopyAsync(body, chunk, stop);
                await LineAsync(stop);
            }

            await LineAsync(stop);
        }

        return new(int.Parse(status.Split(' ')[1]), headers, Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
    }

    private async Task<string> LineAsync(CancellationToken stop)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (true)
        {
            await incoming!.ReadExactlyAsync(one, stop);
            if (one[0] == '\n') return line.ToString().TrimEnd('\r');
            line.Append((char)one[0]);
        }
    }

    private async Task CopyAsync(MemoryStream body, int length, CancellationToken stop)
    {
        var bytes = new byte[length];
        await incoming!.ReadExactlyAsync(bytes, stop);
        body.Write(bytes);
    }
}
