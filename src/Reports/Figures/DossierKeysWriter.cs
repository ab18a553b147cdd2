using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Ioc.Reports.Figures;

/// <summary>Compresses keys while dossiers are scanned: only one unit's stand in memory. Units must come one after the other in ordinal order, dossiers of a unit in any.</summary>
internal sealed class DossierKeysWriter : IDisposable
{
    private const int Quality = 5;

    private readonly List<CountedDossier> _unit = [];
    private readonly MemoryStream _compressed = new();
    private readonly BrotliStream _brotli;
    private readonly StreamWriter _text;
    private long _count;

    public DossierKeysWriter()
    {
        _brotli = new BrotliStream(_compressed, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true);
        _text = new StreamWriter(_brotli, new UTF8Encoding(false), 1 << 16);
    }

    public void Add(CountedDossier dossier)
    {
        if (_unit.Count > 0)
        {
            int order = string.CompareOrdinal(_unit[0].Unit, dossier.Unit);
            if (order > 0)
            {
                throw new ArgumentException($"unit {dossier.Unit} comes after {_unit[0].Unit}", nameof(dossier));
            }

            if (order < 0)
            {
                WriteUnit();
            }
        }

        _unit.Add(dossier);
    }

    /// <summary>Ends it; nothing may be added any more.</summary>
    public DossierKeys Finish()
    {
        WriteUnit();
        _text.Dispose();
        _brotli.Dispose();
        return new DossierKeys(_compressed.ToArray(), _count);
    }

    public void Dispose()
    {
        _text.Dispose();
        _brotli.Dispose();
        _compressed.Dispose();
    }

    private void WriteUnit()
    {
        if (_unit.Count == 0)
        {
            return;
        }

        _unit.Sort((a, b) => string.CompareOrdinal(a.Number, b.Number));
        _text.Write('#');
        _text.Write(_unit[0].Unit);
        _text.Write('\n');
        foreach (CountedDossier dossier in _unit)
        {
            _text.Write(DossierKeys.Escape(dossier.Number));
            _text.Write('\t');
            _text.Write(dossier.Bits.ToString("x", CultureInfo.InvariantCulture));
            _text.Write('\t');
            _text.Write(DossierKeys.Escape(dossier.Procedure));
            _text.Write('\n');
        }

        _count += _unit.Count;
        _unit.Clear();
    }
}
