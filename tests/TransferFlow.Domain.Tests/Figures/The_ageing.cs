using System.Text.Json;
using TransferFlow.Domain.Results;
using TransferFlow.Domain.Tests.Results;
using static TransferFlow.Domain.Tests.Results.AFact;

namespace TransferFlow.Domain.Tests.Figures;

public sealed class The_ageing
{
    private const string Question = "by=none&asOf=2021-12-31&silence=P400D";

    /// <summary>Nineteen that left validation after 10, 20, ... 190 days.</summary>
    private static readonly AResult[] left =
        [.. Enumerable.Range(1, 19).Select(i => AResult.FromBeijing().ValidatedIn(Tianjin, "2020-01-01").Terminated($"{Day("2020-01-01").AddDays(10 * i):yyyy-MM-dd}"))];

    [Fact]
    public void Ages_are_held_against_how_long_all_have_stayed_in_the_stage()
    {
        AResult[] results = [.. left, InFlightFor(5), InFlightFor(6), InFlightFor(150), InFlightFor(300)];

        var stage = Validation(results, Question);

        Bands(stage).ShouldBe((4, 2, 1, 1));
        stage.GetProperty("dwell").GetProperty("median").GetInt32().ShouldBe(110);
        stage.GetProperty("dwell").GetProperty("p85").GetInt32().ShouldBe(180);
        (stage.GetProperty("medianAge").GetDouble(), stage.GetProperty("oldest").GetInt32()).ShouldBe((78, 300));
    }

    [Fact]
    public void Stalled_is_what_is_old_or_silent_and_counts_once_where_it_is_both()
    {
        AResult[] results = [.. left, InFlightFor(5), InFlightFor(100), InFlightFor(300), InFlightFor(350).And(Evidence("2021-12-31"))];

        var stage = Validation(results, "by=none&asOf=2021-12-31&silence=P99D");

        (stage.GetProperty("silent").GetInt32(), stage.GetProperty("beyondP85").GetInt32(), stage.GetProperty("stalled").GetInt32()).ShouldBe((2, 2, 3));
    }

    [Fact]
    public void Silence_of_just_the_limit_is_none_and_neither_does_a_registration_break_it()
    {
        AResult[] one = [AResult.Unheard.And(Registered("2021-12-30")).ValidatedIn(Tianjin, "2021-07-04")];

        Validation(one, "by=none&asOf=2021-12-31").GetProperty("silent").GetInt32().ShouldBe(0);
        Validation(one, "by=none&asOf=2022-01-01").GetProperty("silent").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void Where_nobody_has_left_nobody_is_beyond()
    {
        AResult[] results = [InFlightFor(5), InFlightFor(30_000)];

        var stage = Validation(results, Question);

        Bands(stage).ShouldBe((2, 2, 0, 0));
        stage.GetProperty("dwell").GetProperty("median").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Where_all_have_ended_there_is_nothing_in_flight_and_no_row()
    {
        var answer = left.Ask("ageing", "asOf=2021-12-31");

        answer.GetProperty("rows").GetArrayLength().ShouldBe(0);
        Bands(answer.GetProperty("total").GetProperty("stages")[1]).ShouldBe((0, 0, 0, 0));
        answer.GetProperty("total").GetProperty("stages")[1].GetProperty("medianAge").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void A_result_that_moved_is_counted_where_it_is_now_and_as_old_as_its_spell()
    {
        AResult[] one = [AResult.FromBeijing().ValidatedIn(Tianjin, "2021-01-01", "cvc-1").ValidatedIn(Hebei, "2021-12-01", "cvc-2")];

        var row = one.Ask("ageing", "by=site&asOf=2021-12-31").GetProperty("rows").EnumerateArray().Single();

        row.GetProperty("site").GetString().ShouldBe("cvc-2");
        row.GetProperty("stages")[1].GetProperty("oldest").GetInt32().ShouldBe(364);
    }

    [Fact]
    public void Coming_back_to_a_stage_begins_a_new_age()
    {
        AResult[] one = [AResult.FromBeijing().ValidatedIn(Tianjin, "2020-01-01").PilotedIn(Hebei, "2021-01-01").ValidatedIn(Tianjin, "2021-12-01")];

        Validation(one, Question).GetProperty("oldest").GetInt32().ShouldBe(30);
    }

    [Theory]
    [InlineData("P6M")]
    [InlineData("180")]
    public void A_limit_of_silence_that_is_not_in_days_is_refused(string silence) => Asking.Refused("ageing", $"silence={silence}").ShouldBe("bad-parameter");

    private static AResult InFlightFor(int days) => AResult.FromBeijing().ValidatedIn(Tianjin, $"{Day("2021-12-31").AddDays(-days):yyyy-MM-dd}");

    private static JsonElement Validation(AResult[] results, string question) =>
        results.Ask("ageing", question).GetProperty("total").GetProperty("stages")[(int)Stage.ConceptValidation - 1];

    private static (int, int, int, int) Bands(JsonElement stage)
    {
        int Count(string name) => stage.GetProperty(name).GetInt32();
        return (Count("inFlight"), Count("upToMedian"), Count("upToP85"), Count("beyondP85"));
    }
}
