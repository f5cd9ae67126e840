using Microsoft.OpenApi;
using TransferFlow.Service.Logging;
using TransferFlow.Service.Storage;

namespace TransferFlow.Service.Http.OpenApi;

/// <summary>
/// The facts that can stand in a request for a correction: the commands by which they are logged, each with its event and without what is said of the
/// request as a whole.
/// </summary>
internal static class CorrectedFactSchemas
{
    /// <summary>What the schemas of all of them are called; each one's name begins with it.</summary>
    public const string Name = "CorrectedFact";

    public static void Complete(OpenApiDocument document)
    {
        if (document.Components?.Schemas is not { } schemas || !schemas.TryGetValue(Name, out var any)) return;
        any.Description = "更正后的事实：A fact as it would be logged, with its event.";
        foreach (var command in ChangeOfFact.Commands.Values)
        {
            var fact = (OpenApiSchema)schemas[Name + command.Name];
            fact.Type = JsonSchemaType.Object;
            (fact.Required ??= new HashSet<string>()).Add(FactConverter.Event);
            foreach (var member in new[] { "why", "version" }) fact.Properties?.Remove(member);
        }
    }
}
