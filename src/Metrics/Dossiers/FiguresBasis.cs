using System.Globalization;
using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Dossiers;

/// <summary>
/// What dossier figures were computed by: the law, and a profile by its version and by the fingerprint of what figures depend on. Figures go forward only:
/// of two programs that differ, the one with the newer law and profile computes them, and the other stands aside.
/// </summary>
/// <param name="ProfileVersion">Null: of before versions were kept; anything may replace it.</param>
public sealed record FiguresBasis(string? Law, int? ProfileVersion, string? ProfileFingerprint)
{
    /// <summary>What this program computes by.</summary>
    public static FiguresBasis Of(Profile profile) => new(Dossiers.Law.Version, profile.Version, profile.Fingerprint);

    /// <summary>Whether both give the same figures. A profile's version may rise with what figures do not depend on (a target, a name).</summary>
    public bool GivesTheFiguresOf(FiguresBasis other) => Law == other.Law && ProfileFingerprint == other.ProfileFingerprint;

    /// <summary>Neither law nor profile is older than the other's. A profile that was edited without raising its version may replace the one before.</summary>
    public bool MayReplace(FiguresBasis other) => Number(Law) >= Number(other.Law) && (ProfileVersion ?? 0) >= (other.ProfileVersion ?? 0);

    /// <summary>Law or profile is newer, and neither older.</summary>
    public bool IsNewerThan(FiguresBasis other) =>
        MayReplace(other) && (Number(Law) > Number(other.Law) || (ProfileVersion ?? 0) > (other.ProfileVersion ?? 0));

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"law {Law}, profile version {ProfileVersion} ({ProfileFingerprint?[..Math.Min(8, ProfileFingerprint.Length)]})");

    private static int Number(string? law) => int.TryParse(law, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
