using Ioc.Operations.Access;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.SignIn;

/// <summary>Sets a password: without the old one for who came by a one-time link, and then it may wait.</summary>
public sealed partial class PasswordPage
{
    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromQuery(Name = "error")]
    public string? Error { get; set; }

    private bool CameByLink => Context.User.CameByLink();

    private string? Problem => Error switch
    {
        "short" => Texts.Access.PasswordTooWeak,
        "differ" => Texts.Access.PasswordsDiffer,
        "current" => Texts.Access.CurrentWrong,
        _ => null,
    };
}
