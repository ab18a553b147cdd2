using System.Security.Cryptography;

namespace Ioc.Reports.Pdf;

/// <summary>Makes one PDF at a time, however many ask, and keeps the last ones: a frozen edition is the same document each time. Patience: how long somebody waits for his turn. Thread-safe.</summary>
internal sealed class PdfQueue(Func<byte[], TimeProvider, CancellationToken, Task<byte[]>> make, TimeSpan patience) : IDisposable
{
    /// <summary>Of some hundred kilobytes each.</summary>
    private const int Kept = 16;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Document, byte[] Pdf)> _kept = [];

    /// <summary>Throws <see cref="PdfBusyException"/> when the turn does not come in time.</summary>
    public async Task<byte[]> ConvertAsync(byte[] docx, TimeProvider time, CancellationToken cancellation)
    {
        string document = Convert.ToHexString(SHA256.HashData(docx));
        if (Find(document) is { } known)
        {
            return known;
        }

        if (!await _turn.WaitAsync(patience, cancellation).ConfigureAwait(false))
        {
            throw new PdfBusyException(patience);
        }

        try
        {
            return Find(document) ?? Keep(document, await make(docx, time, cancellation).ConfigureAwait(false));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private byte[]? Find(string document)
    {
        lock (_gate)
        {
            for (LinkedListNode<(string Document, byte[] Pdf)>? node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Document == document)
                {
                    _kept.Remove(node);
                    _kept.AddFirst(node); // the one that was asked for last goes last
                    return node.Value.Pdf;
                }
            }

            return null;
        }
    }

    private byte[] Keep(string document, byte[] pdf)
    {
        lock (_gate)
        {
            _kept.AddFirst((document, pdf));
            if (_kept.Count > Kept)
            {
                _kept.RemoveLast();
            }

            return pdf;
        }
    }
}
