using TransferFlow.Domain.Figures.Estimators;

namespace TransferFlow.Domain.Tests.Estimators;

public sealed class PublishedAnswersTests
{
    // D. G. Kleinbaum and M. Klein, Survival Analysis, third edition (2012), chapter 2; errors as printed by R's summary.survfit.
    [Theory]
    [InlineData(6, 0.857, 0.0764, 21)]
    [InlineData(7, 0.807, 0.0869, 17)]
    [InlineData(10, 0.753, 0.0963, 15)]
    [InlineData(13, 0.690, 0.1068, 12)]
    [InlineData(16, 0.627, 0.1141, 11)]
    [InlineData(22, 0.538, 0.1282, 7)]
    [InlineData(23, 0.448, 0.1346, 6)]
    public void Remission_on_6_MP_is_the_textbook_table(int week, double survival, double standardError, long atRisk)
    {
        var at = new KaplanMeier(PublishedData.Remission("6-MP")).At(week);

        at.AtRisk.ShouldBe(atRisk);
        var estimate = at.Estimate.ShouldNotBeNull();
        estimate.Probability.ShouldBe(survival, 0.0005);
        estimate.StandardError.ShouldBe(standardError, 0.00005);
    }

    // R 4, package survival 3.5-3: survfit(Surv(time, status) ~ 1, conf.type = "log-log").
    [Theory]
    [InlineData("6-MP", 10, 0.752941176470588, 0.0963496529943205, 0.503199510799956, 0.889361835169265, 15)]
    [InlineData("6-MP", 15, 0.690196078431372, 0.10681470777501, 0.431610222486184, 0.849065963349451, 11)]
    [InlineData("6-MP", 20, 0.627450980392157, 0.114053865256753, 0.367510855987502, 0.804912189471841, 8)]
    [InlineData("6-MP", 35, 0.448179271708683, 0.13459145675576, 0.188052005959232, 0.680142628495241, 1)]
    [InlineData("placebo", 5, 0.571428571428571, 0.107989849431208, 0.337976953859493, 0.749240709943216, 14)]
    [InlineData("placebo", 15, 0.142857142857143, 0.0763603548321212, 0.0356573551906667, 0.321161574680869, 4)]
    [InlineData("placebo", 20, 0.0952380952380952, 0.0640564484890047, 0.016259260212247, 0.261249981968687, 2)]
    [InlineData("both", 5, 0.785714285714286, 0.063314661459137, 0.628620503665133, 0.882248485305252, 35)]
    [InlineData("both", 15, 0.397896289950263, 0.0791499130062671, 0.244904981387446, 0.546806730111693, 15)]
    [InlineData("both", 23, 0.18947442378584, 0.0709867389406851, 0.0752755683963678, 0.343064919147241, 7)]
    public void Remission_has_the_survival_error_and_interval_of_R(
        string treatment, int week, double survival, double standardError, double low, double high, long atRisk)
    {
        var at = new KaplanMeier(PublishedData.Remission(treatment)).At(week);

        at.AtRisk.ShouldBe(atRisk);
        var estimate = at.Estimate.ShouldNotBeNull();
        estimate.Probability.ShouldBe(survival, 1e-10);
        estimate.StandardError.ShouldBe(standardError, 1e-7);
        var interval = estimate.Interval.ShouldNotBeNull();
        interval.Low.ShouldBe(low, 1e-7);
        interval.High.ShouldBe(high, 1e-7);
    }

    [Theory]
    [InlineData("6-MP", 13, 23, null, 13, null)]
    [InlineData("placebo", 4, 8, 12, 4, 11)]
    [InlineData("both", 6, 12, 23, 8, 17)]
    public void Remission_has_the_quartiles_of_R(string treatment, int lower, int median, int? upper, int low, int? high)
    {
        var curve = new KaplanMeier(PublishedData.Remission(treatment));

        (curve.Quantile(0.25).Elapsed, curve.Quantile(0.75).Elapsed).ShouldBe((lower, upper));
        curve.Quantile(0.5).ShouldBe(new TimeQuantile(median, low, high));
    }

    // R 4, package survival 3.5-3: survfit(Surv(time, factor(cause)) ~ 1), Greenwood-type errors, interval on the scale of ln(-ln(1 - F)).
    [Theory]
    [InlineData(0, 365, 0.0294131852209611, 0.0118299608352555, 0.0133224893316816, 0.0642943051626924)]
    [InlineData(0, 1095, 0.147065926104806, 0.024797468646687, 0.105222137524697, 0.203555121376864)]
    [InlineData(0, 1825, 0.223539598423467, 0.029430486071618, 0.171909929940691, 0.28777120824804)]
    [InlineData(0, 3650, 0.33871750891435, 0.0408360078237366, 0.265557069023475, 0.425456467344381)]
    [InlineData(1, 365, 0.0244626901714562, 0.0108055971525707, 0.0102553237203283, 0.0577695678484579)]
    [InlineData(1, 1095, 0.0342670852451099, 0.0127281501221493, 0.0164844940236116, 0.0705321733860231)]
    [InlineData(1, 1825, 0.0441977897298362, 0.0144049931724123, 0.0232430074855121, 0.0832221143737325)]
    [InlineData(1, 3650, 0.105947064135756, 0.0318681995932379, 0.0582492410044599, 0.188588118897728)]
    public void Death_after_melanoma_has_the_incidence_error_and_interval_of_R(
        int cause, int day, double rate, double standardError, double low, double high)
    {
        var estimate = new AalenJohansen(PublishedData.Melanoma(), cause).At(day).Estimate.ShouldNotBeNull();

        estimate.Rate.ShouldBe(rate, 1e-10);
        estimate.StandardError.ShouldBe(standardError, 1e-7);
        var interval = estimate.Interval.ShouldNotBeNull();
        interval.Low.ShouldBe(low, 1e-7);
        interval.High.ShouldBe(high, 1e-7);
    }
}
