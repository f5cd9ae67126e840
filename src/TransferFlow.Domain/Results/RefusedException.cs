namespace TransferFlow.Domain.Results;

/// <summary>
/// Carries a refusal out of a parser, whose many steps would each have to pass it on. Decisions return refusals as values; this is
/// for reading what someone typed.
/// </summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Message.En)
{
    public Refusal Refusal { get; } = refusal;
}
