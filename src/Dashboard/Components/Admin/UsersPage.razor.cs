using System.Globalization;
using System.Text.RegularExpressions;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Timing;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Admin;

/// <summary>Users: create, change roles and units, disable, reset by a one-time link, unlock. Every change is in the audit.</summary>
public sealed partial class UsersPage
{
    private IReadOnlyList<User> _users = [];
    private Dictionary<string, string> _typed = new(StringComparer.Ordinal);
    private string? _problem;
    private string? _link;
    private string? _linkOf;
    private string? _open;
    private bool _done;

    [Inject]
    public required Users Users { get; set; }

    [Inject]
    public required SignInLinks Links { get; set; }

    [Inject]
    public required AuditLog Audit { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required RealTime Clock { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    private long Now => Clock.Milliseconds;

    private string Actor => Context.User.Identity?.Name ?? string.Empty;

    private IReadOnlyList<string> TypedRoles => _typed.GetValueOrDefault("role", "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    protected override void OnInitialized() => _users = Users.List();

    private void Create()
    {
        IFormCollection form = Context.Request.Form;
        string name = form["name"].ToString().Trim().ToLowerInvariant();
        _typed = new(StringComparer.Ordinal) { ["name"] = name, ["fullName"] = form["fullName"].ToString(), ["units"] = form["units"].ToString(), ["systems"] = form["systems"].ToString(), ["role"] = string.Join(' ', form["role"].ToArray()) };
        _problem = !UserName().IsMatch(name) ? Texts.Admin.NameWrong : Users.Find(name) is not null ? Texts.Admin.NameTaken : null;
        if (_problem is null && ReadAccess(form) is var (role, units, systems))
        {
            User user = Users.Create(name, role, units, FullName(form), systems);
            Audit.Write(Actor, AuditAction.UserCreated, name, Describe(role, units, systems));
            _typed.Clear();
            Show(user);
        }
    }

    private void Change(User user)
    {
        IFormCollection form = Context.Request.Form;
        _open = user.Id;
        if (ReadAccess(form) is not var (role, units, systems))
        {
            return;
        }

        if (IsKept(user) && (!role.Split(' ').Contains(Roles.Administrator) || units is not null || systems is not null))
        {
            _problem = Texts.Admin.OwnAccess;
            return;
        }

        Users.SetAccess(user.Id, role, units, systems, FullName(form));
        Audit.Write(Actor, AuditAction.UserChanged, user.Name, Describe(role, units, systems));
        Saved();
    }

    private void Reset(User user)
    {
        Users.ForgetPassword(user.Id);
        Audit.Write(Actor, AuditAction.UserReset, user.Name);
        Show(user);
    }

    private void Unlock(User user)
    {
        Users.ClearFailures(user.Id);
        Audit.Write(Actor, AuditAction.UserUnlocked, user.Name);
        Saved();
    }

    private void SetDisabled(User user)
    {
        if (IsKept(user))
        {
            _problem = Texts.Admin.OwnAccess;
            return;
        }

        Users.SetDisabled(user.Id, user.DisabledAt is null);
        Audit.Write(Actor, user.DisabledAt is null ? AuditAction.UserDisabled : AuditAction.UserEnabled, user.Name);
        Saved();
    }

    /// <summary>Roles, units and systems of the form; null, with the problem said, when they cannot be.</summary>
    private (string Role, IReadOnlyList<string>? Units, IReadOnlyList<string>? Systems)? ReadAccess(IFormCollection form)
    {
        string[] roles = [.. form["role"].OfType<string>().Where(Roles.OfUsers.Contains)];
        IReadOnlyList<string>? units = UnitList.Parse(form["units"], Profile, out IReadOnlyList<string> wrong, out IReadOnlyList<string> ambiguous);
        IReadOnlyList<string>? systems = SystemList.Parse(form["systems"], Profile, out IReadOnlyList<string> unknown);
        _problem = roles.Length == 0 ? Texts.Admin.RoleMissing
            : wrong.Count > 0 ? string.Format(CultureInfo.InvariantCulture, Texts.Admin.UnitUnknown, string.Join(", ", wrong))
            : ambiguous.Count > 0 ? string.Format(CultureInfo.InvariantCulture, Texts.Admin.UnitAmbiguous, string.Join(", ", ambiguous))
            : unknown.Count > 0 ? string.Format(CultureInfo.InvariantCulture, Texts.Admin.SystemUnknown, string.Join("; ", unknown))
            : null;
        return _problem is null ? (string.Join(' ', roles), units, systems) : null;
    }

    /// <summary>Nobody locks the door from inside: oneself, and the built-in administrator, whom the console's link lets in.</summary>
    private bool IsKept(User user) => user.Id == Context.User.Id() || user.Name == Users.AdministratorName;

    private void Show(User user)
    {
        _linkOf = user.Name;
        _link = SignInLinks.Address($"{Context.Request.Scheme}://{Context.Request.Host}{Context.Request.PathBase}", Links.CreateFor(user.Id));
        Saved();
    }

    private void Saved()
    {
        _done = true;
        _open = null;
        _users = Users.List();
    }

    private string UnitNames(IReadOnlySet<string>? units) =>
        units is null ? Texts.Admin.WholeProvince : string.Join(", ", units.Select(code => Profile.Unit(code, Texts.Language)));

    private string? SystemNames(IReadOnlySet<string>? systems) =>
        systems is null ? null : string.Join("; ", systems.Select(id => Profile.System(id, Texts.Language)));

    private string At(long? milliseconds) => Texts.Formats.DayAndTime(milliseconds is { } at ? Instant.FromUnixMilliseconds(at) : null);

    private static string? FullName(IFormCollection form) => form["fullName"].ToString().Trim() is { Length: > 0 and <= 120 } name ? name : null;

    private static string Describe(string role, IReadOnlyList<string>? units, IReadOnlyList<string>? systems) =>
        role + (units is null ? "" : $" ({string.Join(' ', units)})") + (systems is null ? "" : $" [{string.Join(' ', systems)}]");

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{2,39}$")]
    private static partial Regex UserName();
}
