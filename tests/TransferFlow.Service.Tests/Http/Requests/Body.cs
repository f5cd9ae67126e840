using System.Text;
using System.Text.Json;

namespace TransferFlow.Tests.Http.Requests;

/// <summary>A JSON object of a schema that is written member by member, so that one of them can be what it should not be.</summary>
internal sealed class Body(Values values, JsonElement schema, Random random)
{
    private readonly List<(string Name, string Value)> members = [];

    /// <summary>The names of all members that the schema knows.</summary>
    public IReadOnlyList<string> Names { get; } =
        schema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject().Select(property => property.Name)] : [];

    /// <summary>Every required member and some of the others, all of them sound.</summary>
    public Body Fill()
    {
        foreach (var name in Names)
        {
            // Who names a version is nearly always stale, and the rest of the request says nothing then.
            if (IsRequired(name) || random.Next(name is "version" ? 20 : 2) == 0) members.Add((name, values.Sound(random, name, Of(name))));
        }

        return this;
    }

    public void Set(string name, string value)
    {
        members.RemoveAll(member => member.Name == name);
        Add(name, value);
    }

    /// <summary>Adds a member, at any place, whether or not there is one of that name.</summary>
    public void Add(string name, string value) => members.Insert(random.Next(members.Count + 1), (name, value));

    public void Remove(string name) => members.RemoveAll(member => member.Name == name);

    public bool IsRequired(string name) =>
        schema.TryGetProperty("required", out var required) && required.EnumerateArray().Any(one => one.GetString() == name);

    public JsonElement Of(string name) => schema.GetProperty("properties").GetProperty(name);

    public string Write()
    {
        var json = new StringBuilder("{");
        foreach (var (name, value) in members)
        {
            if (json.Length > 1) json.Append(',');
            json.Append(Texts.Json(name)).Append(':').Append(value);
        }

        return json.Append('}').ToString();
    }
}
