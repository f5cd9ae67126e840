using TransferFlow.Domain;
using TransferFlow.Domain.Results;
using TransferFlow.Service.Notices;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Notices;

/// <summary>A part of the inbox.</summary>
/// <param name="Handovers">Which offers it lists; null where it lists something else.</param>
public sealed record InboxTab(string Code, Sentence Name, Sentence Lead, Sentence Empty, HandoverSearch? Handovers)
{
    public static IReadOnlyList<InboxTab> All { get; } =
    [
        new("to-answer", Words.ToAnswer, Words.ToAnswerLead, Words.NothingToAnswer, HandoverSearch.ToAnswer),
        new("offered", Words.OfferedByUs, Words.OfferedLead, Words.NothingOffered, new(HandoverDirection.Out, [])),
        new("stalled", Words.Stalled, Words.StalledLead, Words.NothingStalled, null),
        new("corrections", Words.ToApprove, Words.ToApproveLead, Words.NothingToApprove, null),
        new("answered", Words.Answered, Words.AnsweredLead, Words.NothingAnswered, new(
            HandoverDirection.In, [HandoverStatus.Accepted, HandoverStatus.Declined, HandoverStatus.Expired])),
    ];

    /// <summary>Whether it lists corrections that wait.</summary>
    public bool IsOfCorrections => Code == "corrections";

    /// <summary>Whether one can answer here.</summary>
    public bool IsToAnswer => Handovers == HandoverSearch.ToAnswer;

    /// <summary>The tab of this code; the first for anything else.</summary>
    public static InboxTab Find(string? code) => All.FirstOrDefault(tab => tab.Code == code) ?? All[0];

    public string Address(int page = 1) =>
        WebAddress.Of("/inbox", [("tab", this == All[0] ? null : Code), ("page", page == 1 ? null : $"{page}")]);
}
