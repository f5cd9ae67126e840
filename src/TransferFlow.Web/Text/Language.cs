using Microsoft.AspNetCore.Http;
using TransferFlow.Domain;

namespace TransferFlow.Web.Text;

/// <summary>The language of a screen.</summary>
public enum Language
{
    Zh,
    En,
}

/// <summary>
/// Chooses the language of a request: what its address asks, else what was chosen before, else what the browser prefers, else Chinese.
/// </summary>
internal static class Languages
{
    /// <summary>The name of the query's parameter and of the cookie.</summary>
    public const string Parameter = "lang";

    public static Language Of(HttpRequest request) =>
        Asked(request) ?? Find(request.Cookies[Parameter]) ?? Preferred(request) ?? Language.Zh;

    public static Language? Asked(HttpRequest request) => Find(request.Query[Parameter]);

    /// <summary>The tag for the page's <c>lang</c> attribute (BCP 47).</summary>
    public static string Tag(this Language language) => language == Language.Zh ? "zh-CN" : "en";

    public static string Code(this Language language) => language == Language.Zh ? "zh" : "en";

    public static string In(this Sentence sentence, Language language) => language == Language.Zh ? sentence.Zh : sentence.En;

    private static Language? Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(accepted => Find(accepted.Value.Value))
            .FirstOrDefault(language => language is not null);

    private static Language? Find(string? tag) => tag?.Split('-')[0].ToLowerInvariant() switch
    {
        "zh" => Language.Zh,
        "en" => Language.En,
        _ => null,
    };
}
