namespace TransferFlow.Host.Postgres;

/// <summary>PostgreSQL cannot be used; the message is a sentence for the person at the keyboard and says what to do.</summary>
internal sealed class LocalPostgresException : Exception
{
    public LocalPostgresException() { }

    public LocalPostgresException(string message) : base(message) { }

    public LocalPostgresException(string message, Exception inner) : base(message, inner) { }
}
