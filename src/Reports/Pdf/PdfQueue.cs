using System.Security.Cryptography;

namespace Ioc.Reports.Pdf;

/// <summary>
/// Makes one PDF at a time, however many ask, and keeps the last ones: a frozen edition is the same document each time. All who ask for one document share its making, so that they are
/// answered with it whoever else stands in the queue; when the last of them goes away it ends. Patience: how long somebody waits for the making to begin. Thread-safe.
/// </summary>
internal sealed class PdfQueue(Func<byte[], TimeProvider, CancellationToken, Task<byte[]>> make, TimeSpan patience) : IDisposable
{
    /// <summary>Of some hundred kilobytes each.</summary>
    private const int Kept = 16;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Document, byte[] Pdf)> _kept = [];
    private readonly Dictionary<string, Making> _asked = new(StringComparer.Ordinal);

    /// <summary>Throws <see cref="PdfBusyException"/> when the turn does not come in time.</summary>
    public async Task<byte[]> ConvertAsync(byte[] docx, TimeProvider time, CancellationToken cancellation)
    {
        string document = Convert.ToHexString(SHA256.HashData(docx));
        Making making;
        lock (_gate)
        {
            if (Find(document) is { } known)
            {
                return known;
            }

            if (!_asked.TryGetValue(document, out making!))
            {
                _asked.Add(document, making = new Making(new CancellationTokenSource()));
                Task turn = _turn.WaitAsync(making.Abandoned.Token); // under the gate: turns come in the order of asking
                if (turn.IsCompletedSuccessfully)
                {
                    making.Begun.SetResult();
                }

                making.Pdf = Task.Run(() => MakeAsync(document, docx, making, turn, time), CancellationToken.None);
            }

            making.Waiting++;
        }

        try
        {
            await BegunAsync(making, time, cancellation).ConfigureAwait(false);
            return await making.Pdf.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            Leave(document, making);
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task BegunAsync(Making making, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            await making.Begun.Task.WaitAsync(patience, time, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new PdfBusyException(patience);
        }
    }

    private async Task<byte[]> MakeAsync(string document, byte[] docx, Making making, Task turn, TimeProvider time)
    {
        bool mine = false;
        try
        {
            await turn.ConfigureAwait(false);
            mine = true;
            making.Begun.TrySetResult();
            return Keep(document, await make(docx, time, making.Abandoned.Token).ConfigureAwait(false));
        }
        finally
        {
            making.Begun.TrySetResult();
            Forget(document, making);
            if (mine)
            {
                _turn.Release();
            }
        }
    }

    /// <summary>The last one to leave ends it: nobody would be there to take it.</summary>
    private void Leave(string document, Making making)
    {
        lock (_gate)
        {
            if (--making.Waiting > 0)
            {
                return;
            }

            Forget(document, making); // who asks from here on begins anew
        }

        making.Abandoned.Cancel();
    }

    private void Forget(string document, Making making)
    {
        lock (_gate)
        {
            if (_asked.GetValueOrDefault(document) == making)
            {
                _asked.Remove(document);
            }
        }
    }

    /// <summary>Under the gate.</summary>
    private byte[]? Find(string document)
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

    /// <summary>One document on its way. Begun: its turn came, or it ended before.</summary>
    private sealed class Making(CancellationTokenSource abandoned)
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationTokenSource Abandoned { get; } = abandoned;

        public Task<byte[]> Pdf { get; set; } = Task.FromResult<byte[]>([]);

        /// <summary>Under the gate.</summary>
        public int Waiting { get; set; }
    }
}
