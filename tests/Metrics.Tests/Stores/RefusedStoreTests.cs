using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;

namespace Ioc.Metrics.Tests.Stores;

public sealed class RefusedStoreTests : IAsyncLifetime
{
    private readonly StoreFolder _folder = new();

    public async Task InitializeAsync() => await (await _folder.OpenFileAsync()).DisposeAsync();

    public async Task DisposeAsync() => await _folder.DeleteAsync();

    [Fact]
    public async Task A_store_newer_than_the_program_is_refused()
    {
        using (SqliteSession session = SqliteSession.OpenWriter(_folder.File))
        {
            session.Execute("PRAGMA user_version = 9999; UPDATE schema_lowest SET version = 9999");
        }

        (await Refusal()).ShouldContain("newer");
    }

    [Fact]
    public async Task A_store_of_another_province_is_refused() =>
        (await Should.ThrowAsync<StoreRefusedException>(() => _folder.OpenFileAsync(StoreFolder.Profile(province: "42")))).Message.ShouldContain("province 40");

    [Theory]
    [InlineData("header")]
    [InlineData("empty")]
    [InlineData("cut")]
    [InlineData("text")]
    [InlineData("middle")]
    public async Task A_damaged_store_is_named_and_left_as_it_is(string damage)
    {
        byte[] bytes = await File.ReadAllBytesAsync(_folder.File);
        byte[] damaged = damage switch
        {
            "header" => [.. new byte[16], .. bytes[16..]],
            "empty" => [],
            "cut" => bytes[..(bytes.Length - 5000)],
            "text" => "hello"u8.ToArray(),
            _ => [.. bytes[..4096], .. Enumerable.Repeat((byte)0xA5, 8192), .. bytes[12288..]],
        };
        await File.WriteAllBytesAsync(_folder.File, damaged);

        (await Refusal()).ShouldContain(_folder.File);
        (await File.ReadAllBytesAsync(_folder.File)).ShouldBe(damaged);
    }

    [Fact]
    public async Task A_missing_file_beside_its_log_is_not_begun_anew()
    {
        File.Delete(_folder.File);
        await File.WriteAllBytesAsync(_folder.File + "-wal", new byte[4096]);
        (await Refusal()).ShouldContain("-wal");
        File.Exists(_folder.File).ShouldBeFalse();
    }

    [Fact]
    public void A_data_directory_has_one_holder()
    {
        using (DataDirectoryLock.Take(_folder.Folder))
        {
            Should.Throw<StoreRefusedException>(() => DataDirectoryLock.Take(_folder.Folder));
        }

        DataDirectoryLock.Take(_folder.Folder).Dispose();
    }

    private async Task<string> Refusal() => (await Should.ThrowAsync<StoreRefusedException>(() => _folder.OpenFileAsync())).Message;
}
