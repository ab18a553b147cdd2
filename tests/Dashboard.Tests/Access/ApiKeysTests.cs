using Ioc.Operations.Access;

namespace Ioc.Dashboard.Tests.Access;

public sealed class ApiKeysTests : IDisposable
{
    private readonly AccessFolder _access = new();

    [Fact]
    public void Key_is_found_by_its_text_with_what_it_is_limited_to()
    {
        string text = _access.Keys.Create("one", Roles.Ingest, ["/vn/40/tthc"], ["16681", "16690"], "test");
        ApiKey key = _access.Keys.Find(text)!;
        key.Role.ShouldBe(Roles.Ingest);
        key.Sources.ShouldBe(["/vn/40/tthc"]);
        key.Communes!.Order().ShouldBe(["16681", "16690"]);
        _access.Keys.Find(text + "x").ShouldBeNull();
    }

    [Fact]
    public void Claims_keep_the_difference_between_no_limit_and_nothing_allowed()
    {
        SessionClaims.Of(new ApiKey("a", "a", Roles.Read, null, null)).Communes().ShouldBeNull();
        SessionClaims.Of(new ApiKey("b", "b", Roles.Read, null, new HashSet<string>())).Communes().ShouldBeEmpty();
    }

    [Fact]
    public void Revoked_key_is_gone()
    {
        string text = _access.Keys.Create("one", Roles.Read, null, null, "test");
        string id = _access.Keys.Find(text)!.Id;
        _access.Keys.Revoke(id, "test");
        _access.Keys.Find(text).ShouldBeNull();
        _access.Keys.Exists(id).ShouldBeFalse();
    }

    [Fact]
    public void Key_of_the_environment_follows_the_environment()
    {
        _access.Keys.FromEnvironment(Roles.Read, "first");
        _access.Keys.Find("first")!.Role.ShouldBe(Roles.Read);
        _access.Keys.FromEnvironment(Roles.Read, "second");
        _access.Keys.Find("first").ShouldBeNull();
        _access.Keys.Find("second").ShouldNotBeNull();
        _access.Keys.FromEnvironment(Roles.Read, null);
        _access.Keys.Find("second").ShouldBeNull();
    }

    public void Dispose() => _access.Dispose();
}
