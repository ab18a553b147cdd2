using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores;

namespace Ioc.Metrics.Tests.Stores;

public sealed class SqliteBasisTests() : BasisTests(new StoreFolder());

[NeedsPostgres]
public sealed class PostgresBasisTests() : BasisTests(new StoreSchema());

/// <summary>What a store's figures were computed by, and that they never go back.</summary>
public abstract class BasisTests(StoreHome home) : IAsyncLifetime
{
    private IStateOfRecord _store = null!;

    public async Task InitializeAsync() => _store = await home.OpenAsync();

    public async Task DisposeAsync() => await home.DeleteAsync();

    [StoreFact]
    public async Task A_rebuild_goes_forward_once_and_never_back()
    {
        var newer = new FiguresBasis(Law.Version, 4, "f4");
        (await _store.RebuildAsync(row => row.Facts, newer, null, default)).ShouldBeTrue();
        long commit = (await _store.StateAsync(default)).CommitNumber;

        (await _store.RebuildAsync(row => row.Facts, newer, null, default)).ShouldBeFalse("another process did it");
        await Should.ThrowAsync<OutdatedProgramException>(_store.RebuildAsync(row => row.Facts, new FiguresBasis(Law.Version, 3, "f1"), null, default));

        StoreState state = await _store.StateAsync(default);
        (state.Basis, state.CommitNumber).ShouldBe((newer, commit));
    }

    [StoreFact]
    public async Task A_profile_whose_version_rose_without_changing_a_figure_is_noted_and_one_that_is_older_is_not()
    {
        await home.OpenAsync(Version(7));
        (await _store.StateAsync(default)).ProfileVersion.ShouldBe(7);
        await home.OpenAsync(Version(5));
        (await _store.StateAsync(default)).ProfileVersion.ShouldBe(7);
    }

    [StoreFact]
    public async Task A_profile_that_gives_other_figures_is_not_noted_until_they_are_rebuilt()
    {
        await home.OpenAsync(Version(7, "f7"));
        (await _store.StateAsync(default)).Basis.ShouldBe(new FiguresBasis(Law.Version, 3, "f1"));
    }

    private static Metrics.Profiles.Profile Version(int version, string fingerprint = "f1") => StoreHome.Profile(fingerprint: fingerprint, version: version);
}
