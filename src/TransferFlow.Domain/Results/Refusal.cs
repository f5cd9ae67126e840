namespace TransferFlow.Domain.Results;

/// <summary>A named reason why something is not done: a code for programs, a sentence for people.</summary>
/// <param name="Column">The field of the command, or the column of the file, that is at fault, where it is one.</param>
public sealed record Refusal(string Code, Sentence Message, string? Column = null);
