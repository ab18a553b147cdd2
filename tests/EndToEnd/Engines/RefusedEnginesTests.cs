using Ioc.EndToEnd.Running;

namespace Ioc.EndToEnd.Engines;

/// <summary>Engines that cannot go together, as a user meets them.</summary>
public sealed class RefusedEnginesTests
{
    [Fact]
    public async Task Kafka_with_state_or_series_in_files_is_refused_with_exit_code_2_and_the_settings_to_set()
    {
        using var data = new TemporaryFolder();
        var environment = new Dictionary<string, string> { ["Ioc__Kafka__BootstrapServers"] = "127.0.0.1:9" };
        (int code, string said) = await IocProcess.CommandAsync(["run", "--data", data.Path], environment);
        code.ShouldBe(2, said);
        said.ShouldContain("Ioc__Store__Kind must be postgres");
        said.ShouldContain("Ioc__Series__Kind must be influx");

        (environment["Ioc__Store__Kind"], environment["Ioc__Store__ConnectionString"]) = ("postgres", "Host=127.0.0.1;Port=9");
        (code, said) = await IocProcess.CommandAsync(["run", "--data", data.Path], environment);
        code.ShouldBe(2, said);
        said.ShouldContain("Ioc__Series__Kind must be influx");
        Directory.EnumerateFileSystemEntries(data.Path).ShouldBeEmpty("nothing was started");
    }
}
