namespace TransferFlow.Domain.Figures;

/// <summary>A figure's definition for people to read.</summary>
/// <param name="Version">From 1; a figure is asked by it, and older ones stay runnable.</param>
/// <param name="Formulas">As they are computed, in plain text.</param>
/// <param name="Sources">Papers and standards: author, title, where, year.</param>
public sealed record FigureDefinition(
    int Version, Sentence Title, Sentence Meaning, IReadOnlyList<string> Formulas, IReadOnlyList<string> Sources);
