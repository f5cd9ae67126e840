using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;
using TransferFlow.Service.Http;
using TransferFlow.Web.Logging;
using TransferFlow.Web.Logging.Forms;

namespace TransferFlow.Web.Notices;

/// <summary>Leads back to the inbox whoever has answered there.</summary>
internal static class AnsweredHere
{
    /// <summary>The hidden field that says where a form was filled in.</summary>
    public const string FromField = "from";

    public const string Inbox = "inbox";
    public const string ResultParameter = "answered";
    public const string DeclinedParameter = "declined";

    /// <summary>Where to go after an answer; null where it was no answer, or was given on the page of the result.</summary>
    public static string? Address(string kind, Logged logged, IFormCollection sent) => kind switch
    {
        // Whoever has declined may no longer see the result.
        AnswerHandoverForm.Declined => WebAddress.Of("/inbox", [(DeclinedParameter, "true")]),
        AnswerHandoverForm.Accepted when sent[FromField] == Inbox => WebAddress.Of(
            "/inbox", [(ResultParameter, logged.Id), (LoggedNotice.VersionParameter, $"{logged.Version}")]),
        _ => null,
    };
}
