using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TransferFlow.Tests.ReadModel;

/// <summary>Keeps what is logged.</summary>
internal sealed class HeardLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<(LogLevel Level, string Message)> Heard { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Heard.Enqueue((logLevel, formatter(state, exception)));

    public void Dispose()
    {
    }
}
