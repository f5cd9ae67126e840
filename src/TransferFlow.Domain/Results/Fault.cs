using TransferFlow.Domain.Codes;

namespace TransferFlow.Domain.Results;

/// <summary>The names of what can be wrong with a single value.</summary>
public static class Fault
{
    public static Refusal Missing(string column) => new("missing-value",
        new($"缺少{column}。", $"'{column}' is missing."), column);

    public static Refusal TooLong(string column, int length, int limit) => new("text-too-long",
        new($"{column}有{length}个字符，最多{limit}个。", $"'{column}' has {length} characters; at most {limit} are allowed."), column);

    public static Refusal ForbiddenCharacter(string column) => new("forbidden-character",
        new($"{column}含有控制字符或不完整的字符。", $"'{column}' has a control character or half a character in it."), column);

    public static Refusal SurroundingSpace(string column) => new("surrounding-space",
        new($"{column}的首尾不能有空格。", $"'{column}' may not begin or end with a space."), column);

    public static Refusal UnknownRegion(string column, string code) => new("unknown-region",
        new($"没有区域代码“{Shown(code)}”（GB/T 2260；境外用 ISO 3166）。", $"There is no region code '{Shown(code)}' (GB/T 2260; ISO 3166 for abroad)."), column);

    public static Refusal UnknownSite(string column, string id) => new("unknown-site",
        new($"没有载体“{Shown(id)}”，请先登记载体。", $"There is no site '{Shown(id)}'; add the site first."), column);

    public static Refusal UnknownCode(string column, string code, CodeList list) => new("unknown-code",
        new($"{column}没有代码“{Shown(code)}”，可用：{string.Join("、", list.Entries.Select(entry => $"{entry.Code}（{entry.Zh}）").Take(12))}。",
            $"'{Shown(code)}' is no code of {list.Name}; there are {string.Join(", ", list.Entries.Select(entry => entry.Code).Take(12))}."), column);

    public static Refusal BadTrl(int trl) => new("bad-trl",
        new($"技术成熟度应为1至9，而不是{trl}。", $"TRL is 1 to 9, not {trl}."), "trl");

    public static Refusal NegativeAmount(string column) => new("negative-amount",
        new($"{column}不能为负。", $"'{column}' cannot be negative."), column);

    public static Refusal TooManyDigits(string column, int decimals) => new("too-many-digits",
        new($"{column}最多{decimals}位小数、15位整数。", $"'{column}' has at most {decimals} decimals and 15 digits before them."), column);

    public static Refusal UntilBeforeOffer(Fact.HandoverOffered offer) => new("until-before-offer",
        new("答复期限早于发起日期。", $"The offer of {offer.OccurredOn:yyyy-MM-dd} would end before it begins."), "until");

    public static Refusal NotInForce(string column, string code, DateOnly on) => new("region-not-in-force",
        new($"区域代码{code}在{on:yyyy-MM-dd}并未启用。", $"The region code {code} was not in force on {on:yyyy-MM-dd}."), column);

    public static Refusal CodeNotInForce(string column, string code, CodeList list, DateOnly on) => new("code-not-in-force",
        new($"{column}的代码{code}在{on:yyyy-MM-dd}不在有效期内。", $"The code {code} of {list.Name} was not in force on {on:yyyy-MM-dd}."), column);

    /// <summary>At most 60 characters of what someone typed; never half of one.</summary>
    public static string Shown(string text) => text.Length <= 60 ? text : text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)] + "…";
}
