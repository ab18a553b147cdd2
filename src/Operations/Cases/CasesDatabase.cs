using Ioc.Operations.Databases;

namespace Ioc.Operations.Cases;

/// <summary>Notes, directives and the steps people take at incidents: cases.db of the data directory, or shared between dashboards in PostgreSQL. Times are of the province's clock.</summary>
public sealed class CasesDatabase(string file, string? postgres = null) : DashboardDatabase("Cases", ["001", "002", "003"], file, postgres);
