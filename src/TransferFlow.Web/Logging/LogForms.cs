using TransferFlow.Web.Logging.Forms;

namespace TransferFlow.Web.Logging;

/// <summary>The forms on results that exist, in the order in which a result's page offers them.</summary>
internal static class LogForms
{
    public static IReadOnlyList<LogForm> All { get; } =
    [
        new AnswerHandoverForm(accepts: true), new AnswerHandoverForm(accepts: false),
        new EnterStageForm(), new PassStageForm(), new OfferHandoverForm(),
        new DealForm(isNew: true), new DealForm(isNew: false), new CancelDealForm(),
        new EvidenceForm(),
        new EndForm("terminated"), new EndForm("withdrawn"), new EndForm("superseded"),
    ];

    /// <summary>The form of a result that does not exist yet.</summary>
    public static LogForm Register { get; } = new RegisterForm();

    public static LogForm? Find(string code) => All.FirstOrDefault(form => form.Code == code);
}
