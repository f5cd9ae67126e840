using TransferFlow.Domain.Results;

namespace TransferFlow.Domain.Tests.Results;

/// <summary>The <c>when</c> and the <c>then</c> of a test of one command.</summary>
internal static class Deciding
{
    /// <summary>The present date of the tests, unless one says otherwise.</summary>
    public static readonly DateOnly Today = new(2026, 6, 30);

    public static Decision When(this AResult given, Fact fact, long? seen = null) => Decider.Decide(given.Timeline, new(fact, Today, seen));

    public static Fact ShouldBeLogged(this Decision decision) => decision.ShouldBeOfType<Decision.Logged>().Fact;

    public static void ShouldBeKnownAlready(this Decision decision) => decision.ShouldBeOfType<Decision.AlreadyKnown>();

    /// <param name="naming">What both sentences must name: the date of the fact at fault, or its number.</param>
    public static Refusal ShouldBeRefused(this Decision decision, string code, params string[] naming)
    {
        var refusal = decision.ShouldBeOfType<Decision.Refused>().Refusal;
        refusal.Code.ShouldBe(code);
        refusal.ShouldSpeakBothLanguages();
        foreach (var name in naming)
        {
            refusal.Message.Zh.ShouldContain(name);
            refusal.Message.En.ShouldContain(name);
        }

        return refusal;
    }

    /// <summary>A Chinese sentence and an English one, each with its full stop.</summary>
    public static void ShouldSpeakBothLanguages(this Refusal refusal)
    {
        refusal.Message.Zh.ShouldMatch(@"^[^\n]*\p{IsCJKUnifiedIdeographs}[^\n]*。\z");
        refusal.Message.En.ShouldMatch(@"^\P{IsCJKUnifiedIdeographs}*\.\z");
    }
}
