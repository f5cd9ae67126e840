using CsCheck;
using TransferFlow.Service;

namespace TransferFlow.Tests.Spreadsheets;

public sealed class Cells_that_look_like_formulas
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+86 10 6278", "'+86 10 6278")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("'=1", "''=1")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("+12", "+12")]
    [InlineData("-1.5e-07", "-1.5e-07")]
    [InlineData("'", "'")]
    [InlineData("'it'", "'it'")]
    [InlineData("a=b", "a=b")]
    public void Get_an_apostrophe_in_CSV_unless_they_are_numbers(string cell, string written) => CsvText.Line([cell]).ShouldBe(written + "\r\n");

    [Fact]
    public void Are_read_back_unchanged() => Gen.Char["'=+-@\t\r＝＋1.eE a\""].Array[0, 6].Select(characters => new string(characters)).Sample(
        text => CsvText.Original(CsvText.Neutral(text)).ToString().ShouldBe(text), iter: 20_000);

    [Fact]
    public void Never_begin_a_cell() => Gen.Char["'=+-@\t\r＝＋1.eE a\""].Array[1, 6].Select(characters => new string(characters)).Sample(text =>
    {
        var written = CsvText.Neutral(text);

        if ("=+-@\t\r＝＋－＠".Contains(written[0], StringComparison.Ordinal)) double.TryParse(written, out _).ShouldBeTrue();
    }, iter: 20_000);
}
