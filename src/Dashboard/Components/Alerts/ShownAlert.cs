using Ioc.Operations.Alerts;

namespace Ioc.Dashboard.Components.Alerts;

/// <summary>An open alert on its page. Alert: as the viewer sees it; Whole: with all its units. MayTake: whether it is the viewer's to acknowledge.</summary>
public sealed record ShownAlert(OpenAlert Alert, OpenAlert Whole, AlertRule Rule, bool MayTake);
