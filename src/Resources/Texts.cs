namespace Ioc.Resources;

/// <summary>Every text of the pages in one language: both stand side by side where a text is declared, so that one that lacks a language does not compile. Immutable, thread-safe.</summary>
public sealed class Texts
{
    private static readonly Texts Vietnamese = new(Language.Vietnamese);
    private static readonly Texts English = new(Language.English);

    private Texts(Language language)
    {
        Language = language;
        Shell = new ShellTexts(language);
        Figures = new FigureTexts(language);
        Wall = new WallTexts(language);
        Overview = new OverviewTexts(language);
        Access = new AccessTexts(language);
        Reports = new ReportTexts(language);
        Sheet = new SheetTexts(language);
        Communes = new CommunesTexts(language);
        Past = new PastTexts(language);
        Unit = new UnitTexts(language);
        Ended = new EndedTexts(language);
        Dossiers = new DossierTexts(language);
        Admin = new AdminTexts(language);
        Systems = new SystemsTexts(language);
        Map = new MapTexts(language);
        Procedures = new ProceduresTexts(language);
        Alerts = new AlertTexts(language);
        Quality = new QualityTexts(language);
        How = new HowTexts(language);
        Audit = new AuditTexts(language);
        Directives = new DirectiveTexts(language);
        Targets = new TargetTexts(language);
        Drill = new DrillTexts(language);
    }

    public Language Language { get; }
    public ShellTexts Shell { get; }
    public FigureTexts Figures { get; }
    public WallTexts Wall { get; }
    public OverviewTexts Overview { get; }
    public AccessTexts Access { get; }
    public ReportTexts Reports { get; }
    public SheetTexts Sheet { get; }
    public CommunesTexts Communes { get; }
    public PastTexts Past { get; }
    public UnitTexts Unit { get; }
    public EndedTexts Ended { get; }
    public DossierTexts Dossiers { get; }
    public AdminTexts Admin { get; }
    public SystemsTexts Systems { get; }
    public MapTexts Map { get; }
    public ProceduresTexts Procedures { get; }
    public AlertTexts Alerts { get; }
    public QualityTexts Quality { get; }
    public HowTexts How { get; }
    public AuditTexts Audit { get; }
    public DirectiveTexts Directives { get; }
    public TargetTexts Targets { get; }
    public DrillTexts Drill { get; }
    public Formats Formats => Formats.Of(Language);

    /// <summary>The texts of a language.</summary>
    public static Texts Of(Language language) => language == Language.English ? English : Vietnamese;
}
