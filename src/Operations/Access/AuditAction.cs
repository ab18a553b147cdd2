namespace Ioc.Operations.Access;

/// <summary>What people do that is in the audit. There is no other way to name an action, so each of them has a name on the pages (AuditTexts). Codes are stored: they never change.</summary>
public sealed class AuditAction
{
    private AuditAction(string code) => Code = code;

    public string Code { get; }

    public static AuditAction SignedIn { get; } = new("signed-in");

    public static AuditAction SignedOut { get; } = new("signed-out");

    public static AuditAction SignInFailed { get; } = new("sign-in-failed");

    public static AuditAction LockedOut { get; } = new("locked-out");

    public static AuditAction PasswordChanged { get; } = new("password-changed");

    public static AuditAction UserCreated { get; } = new("user-created");

    public static AuditAction UserChanged { get; } = new("user-changed");

    public static AuditAction UserDisabled { get; } = new("user-disabled");

    public static AuditAction UserEnabled { get; } = new("user-enabled");

    public static AuditAction UserReset { get; } = new("user-reset");

    public static AuditAction UserUnlocked { get; } = new("user-unlocked");

    public static AuditAction ApiKeyCreated { get; } = new("api-key-created");

    public static AuditAction ApiKeyRevoked { get; } = new("api-key-revoked");

    public static AuditAction DisplayApproved { get; } = new("display-approved");

    public static AuditAction DisplayRevoked { get; } = new("display-revoked");

    public static AuditAction ReportDownload { get; } = new("report-download");

    public static AuditAction DossiersExported { get; } = new("dossiers-exported");

    public static AuditAction Exported { get; } = new("exported");

    public static AuditAction AuditExported { get; } = new("audit-exported");

    public static AuditAction DeadLetterViewed { get; } = new("dead-letter-viewed");

    public static AuditAction DeadLetterResent { get; } = new("dead-letter-resent");

    public static AuditAction DossiersHandedOver { get; } = new("dossiers-handed-over");

    public static AuditAction NoteWritten { get; } = new("note-written");

    public static AuditAction FigureExplained { get; } = new("figure-explained");

    public static AuditAction NoteChanged { get; } = new("note-changed");

    public static AuditAction NoteRemoved { get; } = new("note-removed");

    public static AuditAction DirectiveIssued { get; } = new("directive-issued");

    public static AuditAction DirectiveDone { get; } = new("directive-done");

    public static AuditAction AlertRuleChanged { get; } = new("alert-rule-changed");

    public static AuditAction AlertRuleDeleted { get; } = new("alert-rule-deleted");

    public static AuditAction AlertAcknowledged { get; } = new("alert-acknowledged");

    public static AuditAction AlertSilenced { get; } = new("alert-silenced");

    public static AuditAction IncidentAcknowledged { get; } = new("incident-acknowledged");

    public static AuditAction IncidentAssigned { get; } = new("incident-assigned");

    public static AuditAction IncidentNote { get; } = new("incident-note");

    public static AuditAction IncidentResolved { get; } = new("incident-resolved");

    public static AuditAction IncidentReopened { get; } = new("incident-reopened");

    public static AuditAction MaintenancePlanned { get; } = new("maintenance-planned");

    public static AuditAction MaintenanceEnded { get; } = new("maintenance-ended");

    /// <summary>Every one, in the order in which a filter lists them.</summary>
    public static IReadOnlyList<AuditAction> All { get; } =
    [
        SignedIn, SignedOut, SignInFailed, LockedOut, PasswordChanged,
        UserCreated, UserChanged, UserDisabled, UserEnabled, UserReset,
        UserUnlocked, ApiKeyCreated, ApiKeyRevoked, DisplayApproved, DisplayRevoked,
        ReportDownload, DossiersExported, Exported, AuditExported, DeadLetterViewed,
        DeadLetterResent, DossiersHandedOver, NoteWritten, FigureExplained, NoteChanged, NoteRemoved,
        DirectiveIssued, DirectiveDone, AlertRuleChanged, AlertRuleDeleted, AlertAcknowledged, AlertSilenced,
        IncidentAcknowledged, IncidentAssigned, IncidentNote, IncidentResolved, IncidentReopened,
        MaintenancePlanned, MaintenanceEnded,
    ];

    public override string ToString() => Code;
}
