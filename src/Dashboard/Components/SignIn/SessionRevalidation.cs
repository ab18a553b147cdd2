using Ioc.Operations.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Ioc.Dashboard.Components.SignIn;

/// <summary>Ends what an open page may show soon after its session ended elsewhere: another password, another role, a user removed. While that cannot be asked the page goes on.</summary>
public sealed class SessionRevalidation(ILoggerFactory loggers, Credentials credentials) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(15);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Task.FromResult(!credentials.IsOver(authenticationState.User));
}
