using Ioc.Operations.Databases;

namespace Ioc.Operations.Alerts;

/// <summary>Rules, alerts and what is sent of them: alerts.db of the data directory, or shared between dashboards in PostgreSQL.</summary>
public sealed class AlertsDatabase(string file, string? postgres = null) : DashboardDatabase("Alerts", ["001", "002", "003", "004"], file, postgres);
