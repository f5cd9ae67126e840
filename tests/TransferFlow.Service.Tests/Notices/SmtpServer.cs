using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace TransferFlow.Tests.Notices;

/// <summary>What came in: who was named to the server, and the mail as it was sent.</summary>
internal sealed record ReceivedMail(string From, IReadOnlyList<string> To, string Raw)
{
    public MimeMessage Message => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Raw)));

    public string Text => Message.TextBody ?? "";

    public string Html => Message.HtmlBody ?? "";
}

/// <summary>A small mail server (RFC 5321) on a free port, which a test can make difficult.</summary>
internal sealed class SmtpServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    private readonly CancellationTokenSource stop = new();

    public SmtpServer()
    {
        listener.Start();
        _ = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<ReceivedMail> Mails { get; } = [];

    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>The reply to a command, where it is not the usual one; an empty one breaks the connection. The end of a mail is the command <c>.</c>.</summary>
    public Func<string, string?> Reply { get; set; } = _ => null;

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
        listener.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        var (from, to) = ("", new List<string>());
        try
        {
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync(stop.Token) is { } command)
            {
                Commands.Enqueue(command);
                var reply = Reply(command);
                if (reply is { Length: 0 }) return;
                var verb = command.Split(' ', ':')[0].ToUpperInvariant();
                if (reply is null && verb == "MAIL") (from, to) = (command, []);
                if (reply is null && verb == "RCPT") to.Add(command[8..].Trim('<', '>'));
                await writer.WriteLineAsync(reply ?? (verb switch { "EHLO" => "250-test\r\n250 SMTPUTF8", "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 fine" }));
                if (verb == "QUIT") return;
                if (verb != "DATA" || reply is not null) continue;
                var mail = new List<string>();
                while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".") mail.Add(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
                var end = Reply(".");
                if (end is { Length: 0 }) return;
                if (end is null) Mails.Enqueue(new(from, to, string.Join("\r\n", mail)));
                await writer.WriteLineAsync(end ?? "250 taken");
            }
        }
        catch (IOException)
        {
            // The other side has gone.
        }
    }
}
