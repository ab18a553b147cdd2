using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.SignIn;

/// <summary>Asks for name and password; the endpoint that checks them comes back with an error's code.</summary>
public sealed partial class SignInPage
{
    [CascadingParameter]
    public required Texts Texts { get; set; }

    [SupplyParameterFromQuery(Name = "error")]
    public string? Error { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    private string? Problem => Error switch
    {
        "link" => Texts.Access.LinkExpired,
        "locked" => Texts.Access.Locked,
        null => null,
        _ => Texts.Access.Wrong,
    };
}
