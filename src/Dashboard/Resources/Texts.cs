namespace Ioc.Dashboard.Resources;

/// <summary>Every text of the pages in one language. A text that one language lacks does not compile.</summary>
public sealed record Texts
{
    public required Language Language { get; init; }

    public required ShellTexts Shell { get; init; }

    public required FigureTexts Figures { get; init; }

    public required WallTexts Wall { get; init; }

    public required OverviewTexts Overview { get; init; }

    public required AccessTexts Access { get; init; }

    public required ReportTexts Reports { get; init; }

    public required SheetTexts Sheet { get; init; }

    public required CommunesTexts Communes { get; init; }

    public required PastTexts Past { get; init; }

    public required UnitTexts Unit { get; init; }

    public required EndedTexts Ended { get; init; }

    public required DossierTexts Dossiers { get; init; }

    public required AdminTexts Admin { get; init; }

    public required SystemsTexts Systems { get; init; }

    public required MapTexts Map { get; init; }

    public required ProceduresTexts Procedures { get; init; }

    public required AlertTexts Alerts { get; init; }

    public required QualityTexts Quality { get; init; }

    public required HowTexts How { get; init; }

    public required AuditTexts Audit { get; init; }

    public required DirectiveTexts Directives { get; init; }

    public required TargetTexts Targets { get; init; }

    public required DrillTexts Drill { get; init; }

    public Formats Formats => Formats.Of(Language);

    /// <summary>The texts of a language.</summary>
    public static Texts Of(Language language) => language == Language.English ? English : Vietnamese;

    private static readonly Texts Vietnamese = new()
    {
        Language = Language.Vietnamese,
        Shell = ShellTexts.Vietnamese,
        Figures = FigureTexts.Vietnamese,
        Wall = WallTexts.Vietnamese,
        Overview = OverviewTexts.Vietnamese,
        Access = AccessTexts.Vietnamese,
        Reports = ReportTexts.Vietnamese,
        Sheet = SheetTexts.Vietnamese,
        Communes = CommunesTexts.Vietnamese,
        Past = PastTexts.Vietnamese,
        Unit = UnitTexts.Vietnamese,
        Ended = EndedTexts.Vietnamese,
        Dossiers = DossierTexts.Vietnamese,
        Admin = AdminTexts.Vietnamese,
        Systems = SystemsTexts.Vietnamese,
        Map = MapTexts.Vietnamese,
        Procedures = ProceduresTexts.Vietnamese,
        Alerts = AlertTexts.Vietnamese,
        Quality = QualityTexts.Vietnamese,
        How = HowTexts.Vietnamese,
        Audit = AuditTexts.Vietnamese,
        Directives = DirectiveTexts.Vietnamese,
        Targets = TargetTexts.Vietnamese,
        Drill = DrillTexts.Vietnamese,
    };

    private static readonly Texts English = new()
    {
        Language = Language.English,
        Shell = ShellTexts.English,
        Figures = FigureTexts.English,
        Wall = WallTexts.English,
        Overview = OverviewTexts.English,
        Access = AccessTexts.English,
        Reports = ReportTexts.English,
        Sheet = SheetTexts.English,
        Communes = CommunesTexts.English,
        Past = PastTexts.English,
        Unit = UnitTexts.English,
        Ended = EndedTexts.English,
        Dossiers = DossierTexts.English,
        Admin = AdminTexts.English,
        Systems = SystemsTexts.English,
        Map = MapTexts.English,
        Procedures = ProceduresTexts.English,
        Alerts = AlertTexts.English,
        Quality = QualityTexts.English,
        How = HowTexts.English,
        Audit = AuditTexts.English,
        Directives = DirectiveTexts.English,
        Targets = TargetTexts.English,
        Drill = DrillTexts.English,
    };
}
