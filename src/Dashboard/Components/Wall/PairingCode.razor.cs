using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Wall;

/// <summary>What a screen without a credential shows: a code (js/wall/pairing.js gets it) that an administrator approves.</summary>
public sealed partial class PairingCode
{
    [CascadingParameter]
    public required Texts Texts { get; set; }
}
