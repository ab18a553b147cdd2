using Ioc.Metrics.Calendar;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Tests.Shared;

/// <summary>A made-up province for tests: three communes, a centre, procedures of every kind of allowance, hours that change by date, and the holidays around 30 April and Tết 2025.</summary>
public static class SmallProfile
{
    public const string Unknown = "9.999999";

    /// <summary>Codes of its procedures and their working days (null: known without days).</summary>
    public static readonly IReadOnlyDictionary<string, int?> Allowances = new Dictionary<string, int?>
    {
        ["1.000000"] = 0,
        ["1.000001"] = 1,
        ["1.000003"] = 3,
        ["1.000010"] = 10,
        ["1.000099"] = null,
    };

    public static Profile Create(string fingerprint = "f1", params LocalDay[] moreHolidays) => Create(fingerprint, midnightIsClosing: false, moreHolidays);

    /// <summary>The same province, two communes of which ended while dossiers were open: 10002 on 2025-05-02, which 10001 took over, and 10003 on 2025-04-25.</summary>
    public static Profile WithEndedUnits() => Create().Ending("10002", LocalDay.Of(2025, 5, 2), "10001").Ending("10003", LocalDay.Of(2025, 4, 25), null);

    /// <summary>The same province, which reads promises at midnight as the closing time of their day.</summary>
    public static Profile ReadingMidnightAsClosing() => Create("f3", midnightIsClosing: true);

    private static Profile Create(string fingerprint, bool midnightIsClosing, params LocalDay[] moreHolidays) => new()
    {
        Id = "small",
        Version = 1,
        Fingerprint = fingerprint,
        ProvinceCode = "99",
        ProvinceNameVi = "Tỉnh thử",
        ProvinceNameEn = "Test province",
        Units = [Commune(0, "10001"), Commune(1, "10002"), Commune(2, "10003"), Commune(3, "TT") with { Kind = UnitKind.Centre }],
        Procedures = [.. Allowances.Select(a => new Procedure { Code = a.Key, NameVi = a.Key, FieldVi = "Thử", WorkingDays = a.Value })],
        Systems = [],
        Targets = [],
        LagComponents = [],
        Maintenance = [],
        Calendar = Calendar(moreHolidays),
        MidnightPromiseIsClosing = midnightIsClosing,
        CentreCode = "TT",
    };

    private static Unit Commune(int index, string code) => new() { Index = index, Code = code, NameVi = code, Kind = UnitKind.Commune };

    private static WorkingCalendar Calendar(LocalDay[] more) => new(
        [
            new(null, new(7, 30, 0), new(11, 30, 0), new(13, 30, 0), new(17, 0, 0)),
            new(LocalDay.Of(2025, 5, 12), new(7, 0, 0), new(11, 0, 0), new(13, 0, 0), new(16, 30, 0)),
        ],
        [
            Closed(2025, 4, 7), Open(2025, 4, 26), Closed(2025, 4, 30), Closed(2025, 5, 1), Closed(2025, 5, 2),
            .. more.Select(d => new HolidayRow(d, "Nghỉ", true, "holiday", "official", "test")),
        ]);

    private static HolidayRow Closed(int year, int month, int day) => new(LocalDay.Of(year, month, day), "Nghỉ", true, "holiday", "official", "test");

    private static HolidayRow Open(int year, int month, int day) => new(LocalDay.Of(year, month, day), "Làm bù", false, "working_saturday", "official", "test");
}
