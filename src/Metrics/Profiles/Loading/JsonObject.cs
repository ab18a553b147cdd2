using System.Globalization;
using System.Text.Json;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>An object of a JSON file. Getters note what is wrong under its line and give a harmless value; a null member is an absent one.</summary>
internal sealed class JsonObject(ProfileFiles files, string file, JsonPart part, string path)
{
    public int Line => part.Line;

    public void Error(int line, string what) => files.Error(file, line, path.Length == 0 ? what : $"{path}: {what}");

    /// <summary>Members that are not among these are errors (a misspelt setting must not be silently dropped).</summary>
    public JsonObject Knows(params string[] names)
    {
        foreach ((string name, JsonPart member) in part.Members.Where(m => !names.Contains(m.Key)))
        {
            Error(member.Line, $"{name} is not known");
        }

        return this;
    }

    public JsonPart? Find(string name) => part.Members.TryGetValue(name, out JsonPart? p) && p.Kind != JsonValueKind.Null ? p : null;

    public string? Optional(string name)
    {
        JsonPart? p = Find(name);
        if (p is not null && p.Kind != JsonValueKind.String)
        {
            Error(p.Line, $"{name} is not a string");
            return null;
        }

        return p?.Text;
    }

    public string Text(string name)
    {
        if (Find(name) is null)
        {
            Error(Line, $"{name} is missing");
        }

        string? value = Optional(name);
        if (value?.Trim().Length == 0)
        {
            Error(Find(name)!.Line, $"{name} is empty");
        }

        return value ?? "";
    }

    public double? OptionalNumber(string name)
    {
        JsonPart? p = Find(name);
        if (p is null)
        {
            return null;
        }

        if (p.Kind == JsonValueKind.Number && double.TryParse(p.Text, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
        {
            return value;
        }

        Error(p.Line, $"{name} is not a number");
        return null;
    }

    public double Number(string name)
    {
        if (Find(name) is null)
        {
            Error(Line, $"{name} is missing");
        }

        return OptionalNumber(name) ?? 0;
    }

    public LocalDay? OptionalDay(string name)
    {
        if (Optional(name) is not { } text)
        {
            return null;
        }

        if (LocalDay.TryParse(text, out LocalDay day))
        {
            return day;
        }

        Error(Find(name)!.Line, $"{name} is '{text}', not a date (yyyy-MM-dd)");
        return null;
    }

    public List<JsonPart> Items(string name, bool required)
    {
        JsonPart? p = Find(name);
        if (p is null || p.Kind != JsonValueKind.Array)
        {
            if (p is not null || required)
            {
                Error(p?.Line ?? Line, p is null ? $"{name} is missing" : $"{name} is not a list");
            }

            return [];
        }

        return p.Items;
    }

    public List<string> Texts(string name, bool required)
    {
        var texts = new List<string>();
        foreach (JsonPart item in Items(name, required))
        {
            if (item.Kind == JsonValueKind.String && item.Text.Length > 0)
            {
                texts.Add(item.Text);
            }
            else
            {
                Error(item.Line, $"{name} holds something that is no text");
            }
        }

        return texts;
    }

    public JsonObject? Child(JsonPart? p, string name)
    {
        string inner = path.Length == 0 ? name : $"{path}.{name}";
        if (p is null || p.Kind != JsonValueKind.Object)
        {
            Error(p?.Line ?? Line, p is null ? $"{name} is missing" : $"{name} is not an object");
            return null;
        }

        return new JsonObject(files, file, p, inner);
    }
}
