using TransferFlow.Domain;
using TransferFlow.Domain.Access;
using TransferFlow.Service.Access;
using TransferFlow.Service.Administering;
using TransferFlow.Web.Text;

namespace TransferFlow.Web.Administering;

/// <summary>The fields of an account, and what they ask for.</summary>
internal static class PersonFields
{
    public static async Task<IReadOnlyList<FieldSpec>> ForNewAsync(DeskChoices choices, CancellationToken stop) =>
    [
        new("userName", Words.UserName, IsRequired: true, Longest: 100),
        .. await ForChangesAsync(choices, stop),
    ];

    public static async Task<IReadOnlyList<FieldSpec>> ForChangesAsync(DeskChoices choices, CancellationToken stop) =>
    [
        new("role", Words.RoleName, FieldSort.Choice, IsRequired: true, Options: DeskChoices.Roles),
        new("organisation", Words.Organisation, Hint: Words.OrganisationHint, Options: await choices.OrganisationsAsync(stop)),
        new("region", Words.Region, Hint: Words.OfficeRegionHint, Options: choices.OfficeRegions),
        new("name", Words.PersonName),
        new("email", Words.Email, Longest: 254),
        new("language", Words.LanguageName, FieldSort.Choice, IsRequired: true, Options: DeskChoices.Languages),
        new("digest", Words.WantsDigest, FieldSort.Check),
    ];

    public static Filled Of(Person person) => Filled.With(
        ("role", CallerClaims.NameOf(person.Role)), ("organisation", person.Organisation), ("region", person.Region), ("name", person.Name),
        ("email", person.Email), ("language", person.Language), ("digest", person.WantsDigest ? "true" : null));

    public static CreatePerson New(Filled filled) => new(
        filled["userName"] ?? "", RoleIn(filled), filled.Given("name"), filled.Given("email"), filled["language"] ?? "zh", filled.Checked("digest"),
        filled.Given("organisation"), filled.Given("region"));

    public static ChangePerson Changes(Filled filled) => new(
        filled["name"] ?? "", filled["email"] ?? "", filled["language"] ?? "zh", filled.Checked("digest"), RoleIn(filled), filled["organisation"] ?? "",
        filled["region"] ?? "");

    // The choice has no other options; a form that says something else is refused for what its role lacks.
    private static Role RoleIn(Filled filled) => CallerClaims.RoleOf(filled["role"]) ?? Role.Incubator;
}
