using System.Text.Json.Nodes;
using Ioc.Metrics.Time;

namespace Ioc.Faults.Running;

/// <summary>A province's profile as someone would edit it for the next version: one more holiday.</summary>
internal static class NextProfile
{
    /// <summary>A copy in a temporary folder, its version raised. The folder goes with the machine's temporary files.</summary>
    public static (string Folder, string Name) Make((string Folder, string Name) profile, LocalDay holiday)
    {
        string folder = Directory.CreateTempSubdirectory("ioc-faults-profile-").FullName, copy = Path.Combine(folder, profile.Name);
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(Path.Combine(profile.Folder, profile.Name)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        string settings = Path.Combine(copy, "profile.json");
        JsonNode json = JsonNode.Parse(File.ReadAllText(settings))!;
        json["version"] = json["version"]!.GetValue<int>() + 1;
        File.WriteAllText(settings, json.ToJsonString());
        File.AppendAllText(Path.Combine(copy, "holidays.csv"), $"{holiday},Ngày nghỉ thử,holiday,official,all,tests\n");
        return (folder, profile.Name);
    }
}
