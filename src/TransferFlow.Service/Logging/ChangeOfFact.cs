using TransferFlow.Domain.Results;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Logging;

/// <summary>What one fact of a result should have said.</summary>
/// <param name="Version">Of the fact: the result's version with which it was logged.</param>
/// <param name="Fact">The whole fact as it would be logged today, with its event; without why and version, which are the request's.</param>
/// <param name="Void">作废: true where it should not have been logged at all.</param>
public sealed record ChangeOfFact(long Version, LogCommand? Fact = null, bool Void = false)
{
    /// <summary>The commands by whose members a fact can be given, by its event. Evidence is a file and is attached anew.</summary>
    internal static IReadOnlyDictionary<string, Type> Commands { get; } = new Dictionary<string, Type>
    {
        [FactCodes.Registered] = typeof(RegisterResult),
        [FactCodes.StageEntered] = typeof(EnterStage),
        [FactCodes.StagePassed] = typeof(PassStage),
        ["handover-offered"] = typeof(OfferHandover),
        ["handover-accepted"] = typeof(AcceptHandover),
        ["handover-declined"] = typeof(DeclineHandover),
        ["handover-expired"] = typeof(ExpireHandover),
        [FactCodes.DealSigned] = typeof(SignDeal),
        ["deal-amended"] = typeof(AmendDeal),
        ["deal-cancelled"] = typeof(CancelDeal),
        [FactCodes.Terminated] = typeof(TerminateResult),
        [FactCodes.Withdrawn] = typeof(WithdrawResult),
        [FactCodes.Superseded] = typeof(SupersedeResult),
    };

    /// <summary>What is wrong with it, whatever the fact; null where nothing is.</summary>
    internal Refusal? Fault =>
        Void == Fact is not null ? FactOrVoid : Fact is { Why: not null } or { Version: not null } ? WhyIsTheRequests : null;

    private static Refusal FactOrVoid { get; } = new("fact-or-void", new(
        "每处更正或者给出完整的事实（fact），或者作废（void），二者取一。", "Each change gives either the whole fact ('fact') or true for 'void'."), "changes");

    private static Refusal WhyIsTheRequests { get; } = new("why-is-the-requests", new(
        "更正后的事实不带why和version：理由写在申请的reason里。", "A corrected fact has no 'why' and no 'version'; the request gives its reason."), "changes");

    /// <summary>The change as it is recorded. A registration that names no owner keeps its own.</summary>
    internal FactChange ToChange(Reference reference, ResultStream result) => new(Version, Fact switch
    {
        null => null,
        RegisterResult { Owner: null } registration => (registration with { Owner = OwnerOf(result) }).ToFact(reference),
        _ => Fact.ToFact(reference),
    });

    private static string? OwnerOf(ResultStream result) =>
        result.Facts.Select(entry => entry.Fact).OfType<Fact.ResultRegistered>().LastOrDefault()?.Owner;
}
