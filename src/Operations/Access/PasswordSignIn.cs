using Ioc.Operations.Timing;
using Microsoft.AspNetCore.Identity;

namespace Ioc.Operations.Access;

/// <summary>What came of a try to sign in.</summary>
public enum SignInOutcome
{
    SignedIn,
    Wrong,
    LockedOut,
}

/// <summary>Signs in by name and password; five wrong ones in a row lock the name out for fifteen minutes. An unknown name takes as long as a wrong password.</summary>
public sealed class PasswordSignIn(Users users, IPasswordHasher<User> hasher, AuditLog audit, RealTime clock)
{
    public const int FailuresToLockOut = 5;
    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);

    private readonly User _nobody = new() { Name = "nobody" };
    private readonly string _nobodysHash = hasher.HashPassword(new User(), Secret.NewToken());

    public (SignInOutcome Outcome, User? User) Try(string name, string password)
    {
        User? user = users.Find(name);
        if (user is not { DisabledAt: null })
        {
            hasher.VerifyHashedPassword(_nobody, _nobodysHash, password);
            return (SignInOutcome.Wrong, null);
        }

        if (user.LockedUntil > clock.Milliseconds)
        {
            return (SignInOutcome.LockedOut, null);
        }

        PasswordVerificationResult result = hasher.VerifyHashedPassword(user, user.PasswordHash ?? _nobodysHash, password);
        if (user.PasswordHash is null || result == PasswordVerificationResult.Failed)
        {
            // A lock-out that has run out starts a new count of five at its next end: every fifth failure locks again.
            bool locks = (user.Failures + 1) % FailuresToLockOut == 0;
            users.RecordFailure(user.Id, locks ? clock.Milliseconds + (long)LockOut.TotalMilliseconds : null);
            audit.Write(user.Name, locks ? AuditAction.LockedOut : AuditAction.SignInFailed, user.Name);
            return (locks ? SignInOutcome.LockedOut : SignInOutcome.Wrong, null);
        }

        users.RecordSignIn(user.Id);
        audit.Write(user.Name, AuditAction.SignedIn, user.Name, "password");
        return (SignInOutcome.SignedIn, user);
    }
}
