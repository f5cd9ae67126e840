namespace TransferFlow.Domain;

/// <summary>What is said to a person, in Chinese and in English.</summary>
public sealed record Sentence(string Zh, string En);
