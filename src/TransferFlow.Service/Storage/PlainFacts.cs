using TransferFlow.Domain.Results;

namespace TransferFlow.Service.Storage;

/// <summary>
/// Reads the kinds of facts of which a log mostly consists without the serializer's detours, for a catch-up reads millions. What is not plainly of their
/// form is none of its business: <see cref="FactJson"/> judges it, and this only knows what it accepts.
/// </summary>
internal static class PlainFacts
{
    /// <summary>Null where the serializer has to read it.</summary>
    public static Fact? Find(string eventType, ReadOnlySpan<byte> json) => eventType switch
    {
        "stage-entered" => Entered(new(json)),
        "stage-passed" => Passed(new(json)),
        "registered" => Registered(new(json)),
        _ => null,
    };

    private static Fact.StageEntered? Entered(PlainJson json)
    {
        Stage? stage = null;
        DateOnly? on = null;
        string? site = null, organisation = null, hostRegion = null, sourceRef = null;
        int? trl = null;
        while (json.TryNext(out var name))
        {
            if (name.SequenceEqual("stage"u8)) stage = json.Stage();
            else if (name.SequenceEqual("site"u8)) site = json.Text();
            else if (name.SequenceEqual("hostRegion"u8)) hostRegion = json.Text();
            else if (name.SequenceEqual("occurredOn"u8)) on = json.Date();
            else if (name.SequenceEqual("organisation"u8)) organisation = json.Text();
            else if (name.SequenceEqual("trl"u8)) trl = json.Number();
            else if (name.SequenceEqual("sourceRef"u8)) sourceRef = json.Text();
            else return null;
        }

        if (json.IsBroken || stage is not { } entered || on is not { } day || hostRegion is null) return null;
        return new(entered, site, organisation, hostRegion, trl) { OccurredOn = day, SourceRef = sourceRef };
    }

    private static Fact.StagePassed? Passed(PlainJson json)
    {
        Stage? stage = null;
        DateOnly? on = null;
        string? sourceRef = null;
        int? trl = null;
        while (json.TryNext(out var name))
        {
            if (name.SequenceEqual("stage"u8)) stage = json.Stage();
            else if (name.SequenceEqual("occurredOn"u8)) on = json.Date();
            else if (name.SequenceEqual("trl"u8)) trl = json.Number();
            else if (name.SequenceEqual("sourceRef"u8)) sourceRef = json.Text();
            else return null;
        }

        if (json.IsBroken || stage is not { } passed || on is not { } day) return null;
        return new(passed, trl) { OccurredOn = day, SourceRef = sourceRef };
    }

    private static Fact.ResultRegistered? Registered(PlainJson json)
    {
        DateOnly? on = null;
        string? owner = null, number = null, title = null, field = null, originRegion = null, predecessor = null, sourceRef = null;
        int? trl = null;
        while (json.TryNext(out var name))
        {
            if (name.SequenceEqual("owner"u8)) owner = json.Text();
            else if (name.SequenceEqual("number"u8)) number = json.Text();
            else if (name.SequenceEqual("title"u8)) title = json.Text();
            else if (name.SequenceEqual("field"u8)) field = json.Text();
            else if (name.SequenceEqual("originRegion"u8)) originRegion = json.Text();
            else if (name.SequenceEqual("occurredOn"u8)) on = json.Date();
            else if (name.SequenceEqual("trl"u8)) trl = json.Number();
            else if (name.SequenceEqual("predecessor"u8)) predecessor = json.Text();
            else if (name.SequenceEqual("sourceRef"u8)) sourceRef = json.Text();
            else return null;
        }

        if (json.IsBroken || owner is null || number is null || originRegion is null || on is not { } day) return null;
        return new(owner, number, title, field, originRegion, trl, predecessor) { OccurredOn = day, SourceRef = sourceRef };
    }
}
