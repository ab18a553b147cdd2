namespace Ioc.Ingest.National;

/// <summary>What a call of the national synchronisation brings; the names are those of its member `service`.</summary>
public enum NationalService
{
    /// <summary>Dossiers as they stand.</summary>
    DongBoHoSoMC,

    /// <summary>Steps of dossiers.</summary>
    CapNhatTienDoHoSoMC,
}
